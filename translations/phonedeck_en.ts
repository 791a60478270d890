<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>phonedeck::CatalogPage</name>
    <message numerus="yes">
        <source>%Ln specifications</source>
        <translation>
            <numerusform>%Ln specification</numerusform>
            <numerusform>%Ln specifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::DetailsPane</name>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln phone</numerusform>
            <numerusform>%Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in use. A reboot, reset or backup would end what people see.</source>
        <translation>
            <numerusform>%Ln of them is in use. A reboot, reset or backup would end what people see.</numerusform>
            <numerusform>%Ln of them are in use. A reboot, reset or backup would end what people see.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::DifferenceBars</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::ErrorWords</name>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::MessagesPanel</name>
    <message numerus="yes">
        <source>%1, %Ln times</source>
        <translation>
            <numerusform>%1, once</numerusform>
            <numerusform>%1, %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationsPage</name>
    <message numerus="yes">
        <source>%Ln operations</source>
        <translation>
            <numerusform>%Ln operation</numerusform>
            <numerusform>%Ln operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln phone</numerusform>
            <numerusform>%Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>phones</source>
        <comment>under a number</comment>
        <translation>
            <numerusform>phone</numerusform>
            <numerusform>phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OverviewPresenter</name>
    <message numerus="yes">
        <source>%Ln phones in an unknown state</source>
        <translation>
            <numerusform>%Ln phone in an unknown state</numerusform>
            <numerusform>%Ln phones in an unknown state</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones are frozen</source>
        <translation>
            <numerusform>%Ln phone is frozen</numerusform>
            <numerusform>%Ln phones are frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups failed</source>
        <translation>
            <numerusform>%Ln backup failed</numerusform>
            <numerusform>%Ln backups failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores failed</source>
        <translation>
            <numerusform>%Ln restore failed</numerusform>
            <numerusform>%Ln restores failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestsPage</name>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln hidden by the filter</source>
        <translation>
            <numerusform>%Ln hidden by the filter</numerusform>
            <numerusform>%Ln hidden by the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusBar</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusPresenter</name>
    <message numerus="yes">
        <source>Service failing, %Ln calls at a time</source>
        <extracomment>calls to the service fail: at most so many at a time</extracomment>
        <translation>
            <numerusform>Service failing, %Ln call at a time</numerusform>
            <numerusform>Service failing, %Ln calls at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::TabStrip</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <extracomment>Opens the views that do not fit: &quot;2 more&quot;.</extracomment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
