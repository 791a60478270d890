<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>phonedeck::Action</name>
    <message numerus="yes">
        <source>Reboot %Ln phone(s)?</source>
        <translation>
            <numerusform>Reboot %Ln phone?</numerusform>
            <numerusform>Reboot %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %Ln phone(s)</source>
        <translation>
            <numerusform>Reboot %Ln phone</numerusform>
            <numerusform>Reboot %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %Ln phone(s)?</source>
        <translation>
            <numerusform>Reset %Ln phone?</numerusform>
            <numerusform>Reset %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %Ln phone(s)</source>
        <translation>
            <numerusform>Reset %Ln phone</numerusform>
            <numerusform>Reset %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back up %Ln phone(s)?</source>
        <translation>
            <numerusform>Back up %Ln phone?</numerusform>
            <numerusform>Back up %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back up %Ln phone(s)</source>
        <translation>
            <numerusform>Back up %Ln phone</numerusform>
            <numerusform>Back up %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln phone(s)?</source>
        <translation>
            <numerusform>Prepare %Ln phone?</numerusform>
            <numerusform>Prepare %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln phone(s)</source>
        <translation>
            <numerusform>Prepare %Ln phone</numerusform>
            <numerusform>Prepare %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop streaming on %Ln phone(s)?</source>
        <translation>
            <numerusform>Stop streaming on %Ln phone?</numerusform>
            <numerusform>Stop streaming on %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop streaming on %Ln phone(s)</source>
        <translation>
            <numerusform>Stop streaming on %Ln phone</numerusform>
            <numerusform>Stop streaming on %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release the session of %Ln phone(s)?</source>
        <translation>
            <numerusform>Release the session of %Ln phone?</numerusform>
            <numerusform>Release the sessions of %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln session(s)</source>
        <translation>
            <numerusform>Release %Ln session</numerusform>
            <numerusform>Release %Ln sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassign %Ln phone(s)?</source>
        <translation>
            <numerusform>Unassign %Ln phone?</numerusform>
            <numerusform>Unassign %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassign %Ln phone(s)</source>
        <translation>
            <numerusform>Unassign %Ln phone</numerusform>
            <numerusform>Unassign %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln phone(s)?</source>
        <translation>
            <numerusform>Delete %Ln phone?</numerusform>
            <numerusform>Delete %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln phone(s)</source>
        <translation>
            <numerusform>Delete %Ln phone</numerusform>
            <numerusform>Delete %Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rescue the session of %Ln phone(s)?</source>
        <translation>
            <numerusform>Rescue the session of %Ln phone?</numerusform>
            <numerusform>Rescue the sessions of %Ln phones?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rescue %Ln session(s)</source>
        <translation>
            <numerusform>Rescue %Ln session</numerusform>
            <numerusform>Rescue %Ln sessions</numerusform>
        </translation>
    </message>
</context>
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
    <name>phonedeck::ConfirmPresenter</name>
    <message numerus="yes">
        <source>%1: none of %Ln phones can take it</source>
        <extracomment>%1 is an action such as Reset</extracomment>
        <translation>
            <numerusform>%1: this phone can&apos;t take it</numerusform>
            <numerusform>%1: none of %Ln phones can take it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones in use are left out.</source>
        <translation>
            <numerusform>%Ln phone in use is left out.</numerusform>
            <numerusform>%Ln phones in use are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are using their phones now.</source>
        <translation>
            <numerusform>%Ln person is using the phone now.</numerusform>
            <numerusform>%Ln people are using their phones now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their sessions would end at once.</source>
        <translation>
            <numerusform>The session would end at once.</numerusform>
            <numerusform>Their sessions would end at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave these %Ln out</source>
        <translation>
            <numerusform>Leave this one out</numerusform>
            <numerusform>Leave these %Ln out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the %1 selected are left out: %2.</source>
        <extracomment>%1 is how many were selected, %2 the reasons: &quot;6 of the 143 selected are left out: 4 are being backed up, 2 are frozen.&quot;</extracomment>
        <translation>
            <numerusform>%Ln of the %1 selected is left out: %2.</numerusform>
            <numerusform>%Ln of the %1 selected are left out: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones left out</source>
        <translation>
            <numerusform>%Ln phone left out</numerusform>
            <numerusform>%Ln phones left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln phone</numerusform>
            <numerusform>%Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests, one per phone</source>
        <translation>
            <numerusform>%Ln request, one per phone</numerusform>
            <numerusform>%Ln requests, one per phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests, one per region</source>
        <translation>
            <numerusform>%Ln request, one per region</numerusform>
            <numerusform>%Ln requests, one per region</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests more</source>
        <translation>
            <numerusform>%Ln request more</numerusform>
            <numerusform>%Ln requests more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln can&apos;t be backed up</source>
        <extracomment>%1 is &quot;3 requests more&quot;</extracomment>
        <translation>
            <numerusform>%1; %Ln can&apos;t be backed up</numerusform>
            <numerusform>%1; %Ln can&apos;t be backed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking at %Ln phones…</source>
        <translation>
            <numerusform>Looking at %Ln phone…</numerusform>
            <numerusform>Looking at %Ln phones…</numerusform>
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
    <message numerus="yes">
        <source>All %Ln</source>
        <extracomment>of the operations of a phone: &quot;All 12&quot;</extracomment>
        <translation>
            <numerusform>All %Ln</numerusform>
            <numerusform>All %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln</source>
        <extracomment>an action and how many phones it is for: &quot;Reboot 143&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln</numerusform>
            <numerusform>%1 %Ln</numerusform>
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
    <name>phonedeck::LeavePanel</name>
    <message numerus="yes">
        <source>%Ln operations are running</source>
        <translation>
            <numerusform>%Ln operation is running</numerusform>
            <numerusform>%Ln operations are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing more is sent. The answers for %Ln phones are awaited.</source>
        <translation>
            <numerusform>Nothing more is sent. The answer for %Ln phone is awaited.</numerusform>
            <numerusform>Nothing more is sent. The answers for %Ln phones are awaited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones were not sent yet; they won&apos;t be if you leave.</source>
        <translation>
            <numerusform>%Ln phone was not sent yet; it won&apos;t be if you leave.</numerusform>
            <numerusform>%Ln phones were not sent yet; they won&apos;t be if you leave.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones are under way: what becomes of them is looked at at the next start.</source>
        <translation>
            <numerusform>%Ln phone is under way: what becomes of it is looked at at the next start.</numerusform>
            <numerusform>%Ln phones are under way: what becomes of them is looked at at the next start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::MainWindow</name>
    <message numerus="yes">
        <source>on %Ln selected phones</source>
        <translation>
            <numerusform>on %Ln selected phone</numerusform>
            <numerusform>on %Ln selected phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln done</source>
        <extracomment>an operation: when it began, how many phones are done</extracomment>
        <translation>
            <numerusform>%1, %Ln done</numerusform>
            <numerusform>%1, %Ln done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::MessageLog</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln phones: %2</source>
        <extracomment>an action, how many phones, what went wrong: &quot;Reboot of 200 phones: 3 failed, 1 unknown&quot;</extracomment>
        <translation>
            <numerusform>%1 of %Ln phone: %2</numerusform>
            <numerusform>%1 of %Ln phones: %2</numerusform>
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
    <name>phonedeck::Obstacle</name>
    <message numerus="yes">
        <source>%Ln is/are no longer listed</source>
        <translation>
            <numerusform>%Ln is no longer listed</numerusform>
            <numerusform>%Ln are no longer listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are frozen</source>
        <translation>
            <numerusform>%Ln is frozen</numerusform>
            <numerusform>%Ln are frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are not running</source>
        <translation>
            <numerusform>%Ln is not running</numerusform>
            <numerusform>%Ln are not running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are starting or going offline</source>
        <translation>
            <numerusform>%Ln is starting or going offline</numerusform>
            <numerusform>%Ln are starting or going offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are being backed up</source>
        <translation>
            <numerusform>%Ln is being backed up</numerusform>
            <numerusform>%Ln are being backed up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are being restored</source>
        <translation>
            <numerusform>%Ln is being restored</numerusform>
            <numerusform>%Ln are being restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are streaming</source>
        <translation>
            <numerusform>%Ln is streaming</numerusform>
            <numerusform>%Ln are streaming</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no stream</source>
        <translation>
            <numerusform>%Ln has no stream</numerusform>
            <numerusform>%Ln have no stream</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no data on hardware</source>
        <translation>
            <numerusform>%Ln has no data on hardware</numerusform>
            <numerusform>%Ln have no data on hardware</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no user</source>
        <translation>
            <numerusform>%Ln has no user</numerusform>
            <numerusform>%Ln have no user</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are assigned to a user</source>
        <translation>
            <numerusform>%Ln is assigned to a user</numerusform>
            <numerusform>%Ln are assigned to a user</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were left out by you</source>
        <translation>
            <numerusform>%Ln was left out by you</numerusform>
            <numerusform>%Ln were left out by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can&apos;t take it</source>
        <translation>
            <numerusform>%Ln can&apos;t take it</numerusform>
            <numerusform>%Ln can&apos;t take it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are in another operation</source>
        <translation>
            <numerusform>%Ln is in another operation</numerusform>
            <numerusform>%Ln are in another operation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationPane</name>
    <message numerus="yes">
        <source>Show %Ln in Phones</source>
        <translation>
            <numerusform>Show %Ln in Phones</numerusform>
            <numerusform>Show %Ln in Phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln request ids</source>
        <translation>
            <numerusform>Copy %Ln request id</numerusform>
            <numerusform>Copy %Ln request ids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln phone ids</source>
        <translation>
            <numerusform>Copy %Ln phone id</numerusform>
            <numerusform>Copy %Ln phone ids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln phones</source>
        <translation>
            <numerusform>Export %Ln phone</numerusform>
            <numerusform>Export %Ln phones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationSentence</name>
    <message numerus="yes">
        <source>%Ln phones were sent to before; they are followed to their end.</source>
        <translation>
            <numerusform>%Ln phone was sent to before; it is followed to its end.</numerusform>
            <numerusform>%Ln phones were sent to before; they are followed to their end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phonedeck ended before %Ln were sent to.</source>
        <translation>
            <numerusform>Phonedeck ended before %Ln was sent to.</numerusform>
            <numerusform>Phonedeck ended before %Ln were sent to.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not sent to after a refusal that holds for all.</source>
        <translation>
            <numerusform>%Ln was not sent to after a refusal that holds for all.</numerusform>
            <numerusform>%Ln were not sent to after a refusal that holds for all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled before anything was sent to them.</source>
        <translation>
            <numerusform>%Ln was cancelled before anything was sent to it.</numerusform>
            <numerusform>%Ln were cancelled before anything was sent to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln no answer came, and nothing can be looked at: they stay unknown.</source>
        <translation>
            <numerusform>For %Ln no answer came, and nothing can be looked at: it stays unknown.</numerusform>
            <numerusform>For %Ln no answer came, and nothing can be looked at: they stay unknown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln nobody knows whether it was done.</source>
        <translation>
            <numerusform>For %Ln nobody knows whether it was done.</numerusform>
            <numerusform>For %Ln nobody knows whether it was done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln no answer came; they are being looked at.</source>
        <translation>
            <numerusform>For %Ln no answer came; it is being looked at.</numerusform>
            <numerusform>For %Ln no answer came; they are being looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are running again.</source>
        <translation>
            <numerusform>%Ln is running again.</numerusform>
            <numerusform>%Ln are running again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were reset.</source>
        <translation>
            <numerusform>%Ln was reset.</numerusform>
            <numerusform>%Ln were reset.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were backed up.</source>
        <translation>
            <numerusform>%Ln was backed up.</numerusform>
            <numerusform>%Ln were backed up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are ready.</source>
        <translation>
            <numerusform>%Ln is ready.</numerusform>
            <numerusform>%Ln are ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln the stream was stopped.</source>
        <translation>
            <numerusform>On %Ln the stream was stopped.</numerusform>
            <numerusform>On %Ln the stream was stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln the session was released.</source>
        <translation>
            <numerusform>On %Ln the session was released.</numerusform>
            <numerusform>On %Ln the session was released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were unassigned.</source>
        <translation>
            <numerusform>%Ln was unassigned.</numerusform>
            <numerusform>%Ln were unassigned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were deleted.</source>
        <translation>
            <numerusform>%Ln was deleted.</numerusform>
            <numerusform>%Ln were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are ready for a new session.</source>
        <translation>
            <numerusform>%Ln is ready for a new session.</numerusform>
            <numerusform>%Ln are ready for a new session.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln failed.</numerusform>
            <numerusform>%Ln failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were skipped.</source>
        <translation>
            <numerusform>%Ln was skipped.</numerusform>
            <numerusform>%Ln were skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not sent to, since the account was set to read-only here.</source>
        <translation>
            <numerusform>%Ln was not sent to, since the account was set to read-only here.</numerusform>
            <numerusform>%Ln were not sent to, since the account was set to read-only here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled.</source>
        <translation>
            <numerusform>%Ln was cancelled.</numerusform>
            <numerusform>%Ln were cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were stopped between two steps.</source>
        <extracomment>phones of an operation of several steps</extracomment>
        <translation>
            <numerusform>%Ln was stopped between two steps.</numerusform>
            <numerusform>%Ln were stopped between two steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationView</name>
    <message numerus="yes">
        <source>Why %Ln failed</source>
        <translation>
            <numerusform>Why %Ln failed</numerusform>
            <numerusform>Why %Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln are unknown</source>
        <translation>
            <numerusform>Why %Ln is unknown</numerusform>
            <numerusform>Why %Ln are unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln were skipped</source>
        <translation>
            <numerusform>Why %Ln was skipped</numerusform>
            <numerusform>Why %Ln were skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln were cancelled</source>
        <translation>
            <numerusform>Why %Ln was cancelled</numerusform>
            <numerusform>Why %Ln were cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry sends only to the %Ln failed phones.</source>
        <translation>
            <numerusform>Retry sends only to the %Ln failed phone.</numerusform>
            <numerusform>Retry sends only to the %Ln failed phones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent for these %Ln phones.</source>
        <translation>
            <numerusform>Nothing was sent for this phone.</numerusform>
            <numerusform>Nothing was sent for these %Ln phones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Continue with the next %Ln</source>
        <translation>
            <numerusform>Continue with the next %Ln</numerusform>
            <numerusform>Continue with the next %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>Retry %Ln failed</numerusform>
            <numerusform>Retry %Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Continue with %Ln not sent</source>
        <translation>
            <numerusform>Continue with %Ln not sent</numerusform>
            <numerusform>Continue with %Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln unknown</source>
        <translation>
            <numerusform>Check %Ln unknown</numerusform>
            <numerusform>Check %Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %Ln phones have gone through a step before; nothing more was sent.</source>
        <translation>
            <numerusform>This %Ln phone has gone through a step before; nothing more was sent.</numerusform>
            <numerusform>These %Ln phones have gone through a step before; nothing more was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these phones have gone through a step before; nothing more was sent.</source>
        <translation>
            <numerusform>%Ln of these phones has gone through a step before; nothing more was sent.</numerusform>
            <numerusform>%Ln of these phones have gone through a step before; nothing more was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent for the other %Ln.</source>
        <extracomment>after: &quot;2 of these phones have gone through a step before&quot;</extracomment>
        <translation>
            <numerusform>Nothing was sent for the other %Ln.</numerusform>
            <numerusform>Nothing was sent for the other %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix and resend %Ln failed…</source>
        <translation>
            <numerusform>Fix and resend %Ln failed…</numerusform>
            <numerusform>Fix and resend %Ln failed…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed once more…</source>
        <translation>
            <numerusform>Retry %Ln failed once more…</numerusform>
            <numerusform>Retry %Ln failed once more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln phones once more…</source>
        <translation>
            <numerusform>Send to %Ln phone once more…</numerusform>
            <numerusform>Send to %Ln phones once more…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were sent again, last at %1.</source>
        <extracomment>phones of an operation, in another one that began at %1</extracomment>
        <translation>
            <numerusform>%Ln of them was sent again, last at %1.</numerusform>
            <numerusform>%Ln of them were sent again, last at %1.</numerusform>
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
    <message numerus="yes">
        <source>Export %Ln operations</source>
        <translation>
            <numerusform>Export %Ln operation</numerusform>
            <numerusform>Export %Ln operations</numerusform>
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
    <name>phonedeck::PhoneActions</name>
    <message numerus="yes">
        <source>Read the state of %Ln phones</source>
        <translation>
            <numerusform>Read the state of %Ln phone</numerusform>
            <numerusform>Read the state of %Ln phones</numerusform>
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
    <name>phonedeck::RunNotifier</name>
    <message numerus="yes">
        <source>%1 of %Ln phones done</source>
        <extracomment>phones of an operation: &quot;197 of 200 phones done&quot;</extracomment>
        <translation>
            <numerusform>%1 of %Ln phone done</numerusform>
            <numerusform>%1 of %Ln phones done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <extracomment>phones of an operation that were not sent any more</extracomment>
        <translation>
            <numerusform>%Ln cancelled</numerusform>
            <numerusform>%Ln cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <extracomment>phones of an operation that could not take the action</extracomment>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
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
    <message numerus="yes">
        <source>%1 %Ln</source>
        <extracomment>an action and how many phones it is for: &quot;Reboot 143&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln</numerusform>
            <numerusform>%1 %Ln</numerusform>
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
    <message numerus="yes">
        <source>The state of %Ln phones could not be read</source>
        <translation>
            <numerusform>The state of %Ln phone could not be read</numerusform>
            <numerusform>The state of %Ln phones could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the phones are no longer listed</source>
        <translation>
            <numerusform>%Ln of the phones is no longer listed</numerusform>
            <numerusform>%Ln of the phones are no longer listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The state of %Ln phones was read</source>
        <translation>
            <numerusform>The state of %Ln phone was read</numerusform>
            <numerusform>The state of %Ln phones was read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations</source>
        <translation>
            <numerusform>%Ln operation</numerusform>
            <numerusform>%Ln operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading the state of %Ln phones</source>
        <translation>
            <numerusform>Reading the state of %Ln phone</numerusform>
            <numerusform>Reading the state of %Ln phones</numerusform>
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
<context>
    <name>phonedeck::WaveForm</name>
    <message numerus="yes">
        <source>%Ln steps of %1 phones.</source>
        <extracomment>%1 is how many phones each step has: &quot;4 steps of 10, 50, 50, 27 phones.&quot;</extracomment>
        <translation>
            <numerusform>%Ln step of %1 phones.</numerusform>
            <numerusform>%Ln steps of %1 phones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They begin evenly over %Ln minutes.</source>
        <translation>
            <numerusform>They begin evenly over %Ln minute.</numerusform>
            <numerusform>They begin evenly over %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Less than the %Ln phones there are</source>
        <translation>
            <numerusform>Less than the %Ln phone there is</numerusform>
            <numerusform>Less than the %Ln phones there are</numerusform>
        </translation>
    </message>
</context>
</TS>
