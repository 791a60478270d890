<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>phonedeck::AccountTag</name>
    <message>
        <source>Account %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>the domain of IAM: the account under which users are</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAM user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project, by name or id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud phone service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in server (IAM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is kept in memory only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::ConnectPresenter</name>
    <message>
        <source>An address is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This isn&apos;t an address such as https://host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only https:// is used for other computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only scheme, host, port and path belong here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::FacetGroup</name>
    <message>
        <source>not</source>
        <extracomment>Stands before a value that the filter leaves out: &quot;not Running&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A value of a facet and its count, as a screen reader says it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::FirstRunPage</name>
    <message>
        <source>See your cloud phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect with the account under which they run. You need an IAM user with a password; a HUAWEI ID can&apos;t sign in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated cloud is a made-up fleet of 2,000 phones on this computer. Nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the simulated cloud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::MessageLog</name>
    <message>
        <source>Signing in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phones could not all be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some resource states could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service counts %1 phones but listed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::NavList</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A place and its count, as a screen reader says it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationsPage</name>
    <message>
        <source>Nothing to find yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n operations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done to the phones yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked of the phones from this desktop is listed here, phone by phone, with what came of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Phones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestLogModel</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>nobody knows whether the request had its effect</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>milliseconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter requests by operation, code or request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every request to the cloud is listed here, with its outcome and its request id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc and the cross in the field clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::SegmentedControl</name>
    <message>
        <source>%1, %2</source>
        <extracomment>A choice and its count, as a screen reader says it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusBar</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusPresenter</name>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1 h</source>
        <extracomment>how long the sign-in token still lives, in hours and minutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <extracomment>requests per second</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>what is shown was read at that time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::TabStrip</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>Opens the views that do not fit: &quot;2 more&quot;.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A view and its count, as a screen reader says it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonedeck::TopBar</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action, place and phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
