<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>phonedeck::AccountSwitcher</name>
    <message>
        <source>Read-only</source>
        <extracomment>of an account: nothing can be changed from here</extracomment>
        <translation>只读</translation>
    </message>
    <message>
        <source>Read-only: nothing is done to phones</source>
        <translation>只读：不会对云手机执行任何操作</translation>
    </message>
</context>
<context>
    <name>phonedeck::AccountTag</name>
    <message>
        <source>Account %1</source>
        <translation>账号 %1</translation>
    </message>
</context>
<context>
    <name>phonedeck::Action</name>
    <message>
        <source>Reboot</source>
        <translation>重启</translation>
    </message>
    <message numerus="yes">
        <source>Reboot %Ln phone(s)?</source>
        <translation>
            <numerusform>重启 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %Ln phone(s)</source>
        <translation>
            <numerusform>重启 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>They restart at once. Whatever runs on them stops; nothing stored on them is lost.</source>
        <translation>它们会立即重启。正在运行的内容会停止，已保存的数据不会丢失。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message numerus="yes">
        <source>Reset %Ln phone(s)?</source>
        <translation>
            <numerusform>重置 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reset %Ln phone(s)</source>
        <translation>
            <numerusform>重置 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything on them is wiped: apps, files, settings and sign-ins. This can&apos;t be undone.</source>
        <translation>云手机上的一切都会被清除：应用、文件、设置和登录状态。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message numerus="yes">
        <source>Back up %Ln phone(s)?</source>
        <translation>
            <numerusform>备份 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back up %Ln phone(s)</source>
        <translation>
            <numerusform>备份 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>Their data is copied to storage. After that they leave their hardware and have to be prepared before they are used again.</source>
        <translation>数据会复制到存储中。之后它们会离开所在硬件，再次使用前需要重新准备。</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln phone(s)?</source>
        <translation>
            <numerusform>准备 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln phone(s)</source>
        <translation>
            <numerusform>准备 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>They are brought to hardware with their data, so that streaming can start. They hold that hardware from then on and may have to queue for it.</source>
        <translation>将它们连同数据加载到硬件上，以便开始串流。此后会一直占用该硬件，可能需要排队。</translation>
    </message>
    <message>
        <source>Stop streaming</source>
        <translation>停止串流</translation>
    </message>
    <message numerus="yes">
        <source>Stop streaming on %Ln phone(s)?</source>
        <translation>
            <numerusform>停止 %Ln 台云手机的串流？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop streaming on %Ln phone(s)</source>
        <translation>
            <numerusform>停止 %Ln 台云手机的串流</numerusform>
        </translation>
    </message>
    <message>
        <source>The people who use them lose the picture at once. The phones go on running and nothing on them is lost.</source>
        <translation>正在使用的人会立即看不到画面。云手机会继续运行，数据不会丢失。</translation>
    </message>
    <message>
        <source>Release session</source>
        <translation>释放会话</translation>
    </message>
    <message numerus="yes">
        <source>Release the session of %Ln phone(s)?</source>
        <translation>
            <numerusform>释放 %Ln 台云手机的会话？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %Ln session(s)</source>
        <translation>
            <numerusform>释放 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions that linger after a stream are ended. Nothing on the phones is lost.</source>
        <translation>结束串流后残留的会话。云手机上的数据不会丢失。</translation>
    </message>
    <message>
        <source>Unassign</source>
        <translation>取消分配</translation>
    </message>
    <message numerus="yes">
        <source>Unassign %Ln phone(s)?</source>
        <translation>
            <numerusform>取消分配 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unassign %Ln phone(s)</source>
        <translation>
            <numerusform>取消分配 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>They are taken from their users, and everything these have on them is wiped. This can&apos;t be undone.</source>
        <translation>它们会从用户处收回，用户在上面的所有数据都会被清除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln phone(s)?</source>
        <translation>
            <numerusform>删除 %Ln 台云手机？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln phone(s)</source>
        <translation>
            <numerusform>删除 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>They are unsubscribed and removed from the account with all their data. This can&apos;t be undone; to have them again is a new order.</source>
        <translation>它们会被退订，并连同全部数据从账号中移除。此操作无法撤销；如需再用，须重新订购。</translation>
    </message>
    <message>
        <source>Session rescue</source>
        <translation>会话救援</translation>
    </message>
    <message numerus="yes">
        <source>Rescue the session of %Ln phone(s)?</source>
        <translation>
            <numerusform>救援 %Ln 台云手机的会话？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rescue %Ln session(s)</source>
        <translation>
            <numerusform>救援 %Ln 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>For phones on which nobody gets a picture: the stream is stopped, the session is released and the phone is prepared again. Nothing stored on them is lost.</source>
        <translation>用于没有画面的云手机：停止串流、释放会话并重新准备。已保存的数据不会丢失。</translation>
    </message>
    <message>
        <source> → </source>
        <extracomment>between the steps of an operation, which follow each other: &quot;Stop streaming → Release session&quot;</extracomment>
        <translation> → </translation>
    </message>
</context>
<context>
    <name>phonedeck::ActionSplit</name>
    <message>
        <source>, </source>
        <extracomment>between the reasons why some phones can&apos;t take an action</extracomment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>phonedeck::AttentionList</name>
    <message>
        <source>Nothing needs attention.</source>
        <translation>没有需要处理的事项。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>查看 %1 台</translation>
    </message>
</context>
<context>
    <name>phonedeck::BarList</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a bar and its count, as a screen reader says it</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::CatalogModel</name>
    <message>
        <source>Pro</source>
        <extracomment>edition of a specification, short for professional</extracomment>
        <translation>专业版</translation>
    </message>
    <message>
        <source>Ent</source>
        <extracomment>edition of a specification, short for enterprise</extracomment>
        <translation>企业版</translation>
    </message>
    <message>
        <source>%1 vCPU, %2 GB</source>
        <translation>%1 vCPU，%2 GB</translation>
    </message>
    <message>
        <source>Not offered now</source>
        <translation>暂不可订</translation>
    </message>
    <message>
        <source>By period</source>
        <translation>包周期</translation>
    </message>
    <message>
        <source>By use</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>Period or use</source>
        <translation>包周期或按需</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>未知值 %1</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最高分辨率</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>Android</source>
        <translation>安卓</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Sold for</source>
        <translation>适用场景</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
</context>
<context>
    <name>phonedeck::CatalogPage</name>
    <message>
        <source>Filter specifications</source>
        <translation>筛选规格</translation>
    </message>
    <message numerus="yes">
        <source>%Ln specifications</source>
        <translation>
            <numerusform>%Ln 种规格</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>规格目录</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>This is the catalog as of %1.</source>
        <translation>以下为 %1 读取的目录。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No specification matches</source>
        <translation>没有匹配的规格</translation>
    </message>
    <message>
        <source>The cross in the field clears the filter.</source>
        <translation>点搜索框右侧的叉可清除筛选。</translation>
    </message>
    <message>
        <source>Reading the catalog</source>
        <translation>正在读取规格目录</translation>
    </message>
    <message>
        <source>What the account may order, region by region.</source>
        <translation>该账号可订购的规格，按区域列出。</translation>
    </message>
    <message>
        <source>Nothing is on sale</source>
        <translation>没有可订购的规格</translation>
    </message>
    <message>
        <source>The service offers this account no specification.</source>
        <translation>服务没有向该账号提供任何规格。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
</context>
<context>
    <name>phonedeck::CommandPalette</name>
    <message>
        <source>Type an action, a place, or a phone&apos;s name or id</source>
        <translation>输入操作、页面、云手机名称或 ID</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Places and views</source>
        <translation>页面和视图</translation>
    </message>
    <message>
        <source>Phones  %1 more</source>
        <translation>云手机  另有 %1 台</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>云手机</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>没有匹配的内容。</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>phonedeck::ConfirmListModel</name>
    <message>
        <source>No longer listed</source>
        <translation>已不在列表中</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Starting or going offline</source>
        <translation>正在启动或下线</translation>
    </message>
    <message>
        <source>Is being backed up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Is being restored</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Streaming: stop it first</source>
        <translation>正在串流，请先停止</translation>
    </message>
    <message>
        <source>No stream to stop</source>
        <translation>没有可停止的串流</translation>
    </message>
    <message>
        <source>No data on hardware to back up</source>
        <translation>硬件上没有可备份的数据</translation>
    </message>
    <message>
        <source>Not assigned to a user</source>
        <translation>未分配用户</translation>
    </message>
    <message>
        <source>Still assigned: unassign it first</source>
        <translation>仍已分配，请先取消分配</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>由您排除</translation>
    </message>
    <message>
        <source>Can&apos;t take it</source>
        <translation>无法执行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In another operation</source>
        <translation>处于另一个操作中</translation>
    </message>
    <message>
        <source>In operation: %1</source>
        <extracomment>a phone that is left out, and the operation that it is in: &quot;In operation: Reboot 31 phones&quot;</extracomment>
        <translation>处于操作中：%1</translation>
    </message>
</context>
<context>
    <name>phonedeck::ConfirmPresenter</name>
    <message numerus="yes">
        <source>%1: none of %Ln phones can take it</source>
        <extracomment>%1 is an action such as Reset</extracomment>
        <translation>
            <numerusform>%1：%Ln 台云手机都无法执行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing will be done.</source>
        <translation>不会执行任何操作。</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>No information</source>
        <translation>无信息</translation>
    </message>
    <message>
        <source>Other states</source>
        <translation>其他状态</translation>
    </message>
    <message>
        <source>No region told</source>
        <translation>未提供区域</translation>
    </message>
    <message>
        <source>Region %1</source>
        <translation>区域 %1</translation>
    </message>
    <message>
        <source>Other regions</source>
        <translation>其他区域</translation>
    </message>
    <message>
        <source>In use right now</source>
        <translation>当前使用情况</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>串流中</translation>
    </message>
    <message>
        <source>Assigned to a user</source>
        <translation>已分配用户</translation>
    </message>
    <message>
        <source>Free</source>
        <extracomment>phones that no user has</extracomment>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <translation>最近一次成功备份</translation>
    </message>
    <message>
        <source>Under 24 h</source>
        <translation>24 小时内</translation>
    </message>
    <message>
        <source>1 to 7 days</source>
        <translation>1 至 7 天</translation>
    </message>
    <message>
        <source>Over 7 days</source>
        <translation>超过 7 天</translation>
    </message>
    <message>
        <source>Never</source>
        <extracomment>there never was a good backup</extracomment>
        <translation>从未</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones in use are left out.</source>
        <translation>
            <numerusform>已排除 %Ln 台使用中的云手机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them in again</source>
        <translation>重新纳入</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are using their phones now.</source>
        <translation>
            <numerusform>现在有 %Ln 人正在使用云手机。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Their sessions would end at once.</source>
        <translation>
            <numerusform>他们的会话会立即中断。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave these %Ln out</source>
        <translation>
            <numerusform>排除这 %Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the reasons of a list: &quot;4 are being backed up, 2 are frozen&quot;</extracomment>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the %1 selected are left out: %2.</source>
        <extracomment>%1 is how many were selected, %2 the reasons: &quot;6 of the 143 selected are left out: 4 are being backed up, 2 are frozen.&quot;</extracomment>
        <translation>
            <numerusform>所选 %1 台中有 %Ln 台被排除：%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones left out</source>
        <translation>
            <numerusform>%Ln 台被排除的云手机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 phones of a list are shown; %2 is &quot;137 phones&quot;</extracomment>
        <translation>%2中的 %1 台</translation>
    </message>
    <message>
        <source>those in use first</source>
        <translation>使用中的排在最前</translation>
    </message>
    <message>
        <source>Back to the others</source>
        <translation>返回其余云手机</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests, one per phone</source>
        <translation>
            <numerusform>%Ln 个请求，每台一个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests, one per region</source>
        <translation>
            <numerusform>%Ln 个请求，每个区域一个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up first, and %1 only what was backed up</source>
        <extracomment>%1 is an action such as reset</extracomment>
        <translation>先备份，仅对备份成功的执行“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests more</source>
        <translation>
            <numerusform>另需 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln can&apos;t be backed up</source>
        <extracomment>%1 is &quot;3 requests more&quot;</extracomment>
        <translation>
            <numerusform>%1；%Ln 台无法备份</numerusform>
        </translation>
    </message>
    <message>
        <source>none of them can be backed up</source>
        <translation>都无法备份</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %Ln phones…</source>
        <translation>
            <numerusform>正在查看 %Ln 台云手机…</numerusform>
        </translation>
    </message>
    <message>
        <source>As before, each phone is backed up first.</source>
        <extracomment>an operation that is repeated: a backup was made before it</extracomment>
        <translation>与上次一样，每台云手机先备份。</translation>
    </message>
    <message>
        <source>As before, it goes out in steps.</source>
        <extracomment>an operation that is repeated: it goes out in portions</extracomment>
        <translation>与上次一样，分批执行。</translation>
    </message>
    <message>
        <source>It is done as before.</source>
        <translation>按上次的设置执行。</translation>
    </message>
</context>
<context>
    <name>phonedeck::ConfirmSheet</name>
    <message>
        <source>Filter this list</source>
        <translation>筛选此列表</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>一次全部</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>分批</translation>
    </message>
    <message>
        <source>Pace</source>
        <extracomment>whether all phones go out at once or in steps</extracomment>
        <translation>执行方式</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <extracomment>%1 is how many phones will be acted on</extracomment>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>Another count is asked for</source>
        <translation>数量不符</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Esc</source>
        <extracomment>a key</extracomment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>phonedeck::ConnectDialog</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>the domain of IAM: the account under which users are</extracomment>
        <translation>账号（域）</translation>
    </message>
    <message>
        <source>IAM user</source>
        <translation>IAM 用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Project, by name or id</source>
        <translation>项目（名称或 ID）</translation>
    </message>
    <message>
        <source>Cloud phone service</source>
        <translation>云手机服务地址</translation>
    </message>
    <message>
        <source>Sign-in server (IAM)</source>
        <translation>登录服务器（IAM）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The password is kept in memory only.</source>
        <translation>密码只保存在内存中。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
</context>
<context>
    <name>phonedeck::ConnectPresenter</name>
    <message>
        <source>An address is needed.</source>
        <translation>请填写地址。</translation>
    </message>
    <message>
        <source>This isn&apos;t an address such as https://host.</source>
        <translation>地址格式应为 https://主机。</translation>
    </message>
    <message>
        <source>Only https:// is used for other computers.</source>
        <translation>连接其他主机只能使用 https://。</translation>
    </message>
    <message>
        <source>Only scheme, host, port and path belong here.</source>
        <translation>只能包含协议、主机、端口和路径。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>必填。</translation>
    </message>
</context>
<context>
    <name>phonedeck::DetailsLines</name>
    <message>
        <source>Copy %1</source>
        <translation>复制%1</translation>
    </message>
</context>
<context>
    <name>phonedeck::DetailsPane</name>
    <message>
        <source>Hide the details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>This phone</source>
        <translation>当前云手机</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1 台</translation>
    </message>
    <message>
        <source>Choose a phone in the table to see everything about it.</source>
        <translation>在表格中选择一台云手机，即可查看其全部信息。</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制 ID</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln 台云手机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are in use. A reboot, reset or backup would end what people see.</source>
        <translation>
            <numerusform>其中 %Ln 台正有人使用。重启、重置或备份会打断他们的画面。</numerusform>
        </translation>
    </message>
    <message>
        <source>Where they differ</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation>相同之处</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Done from this desktop</source>
        <translation>在本机执行过的操作</translation>
    </message>
    <message>
        <source>All operations of this phone</source>
        <translation>该云手机的全部操作</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln</source>
        <extracomment>of the operations of a phone: &quot;All 12&quot;</extracomment>
        <translation>
            <numerusform>全部 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln</source>
        <extracomment>an action and how many phones it is for: &quot;Reboot 143&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::DetailsPresenter</name>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>State</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源状态</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>This phone is frozen, usually for arrears or a violation. Most calls on it are refused.</source>
        <translation>该云手机已冻结，通常是因为欠费或违规。对它的大多数操作都会被拒绝。</translation>
    </message>
    <message>
        <source>The last backup failed, so the newest data may exist only on this phone. Back it up again before a reset.</source>
        <translation>上次备份失败，最新数据可能只存在于这台云手机上。重置前请重新备份。</translation>
    </message>
    <message>
        <source>The last restore failed. Prepare the phone again, or ask support.</source>
        <translation>上次恢复失败。请重新准备该云手机，或联系技术支持。</translation>
    </message>
    <message>
        <source>The state of this phone could not be read. If it stays unknown, ask support.</source>
        <translation>无法读取该云手机的状态。如果一直未知，请联系技术支持。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Billing mode</source>
        <translation>计费模式</translation>
    </message>
    <message>
        <source>not documented</source>
        <extracomment>the reference doesn&apos;t say what the digit means</extracomment>
        <translation>接口文档未说明</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Last restore</source>
        <translation>上次恢复</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Project id</source>
        <translation>项目 ID</translation>
    </message>
    <message>
        <source>Phone id</source>
        <translation>设备 ID</translation>
    </message>
</context>
<context>
    <name>phonedeck::DifferenceBars</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln 种</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::Donut</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a part and its count, as a screen reader says it</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::ErrorWords</name>
    <message>
        <source>The service answered HTTP %1.</source>
        <translation>服务返回了 HTTP %1。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The address isn&apos;t a secure one, so nothing was sent.</source>
        <translation>地址不安全，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Use an address that begins with https://. Plain http:// is only used on this computer.</source>
        <translation>请使用以 https:// 开头的地址。http:// 只能用于本机。</translation>
    </message>
    <message>
        <source>The service can&apos;t be reached.</source>
        <translation>无法连接到服务。</translation>
    </message>
    <message>
        <source>Check the address, the network and the proxy.</source>
        <translation>请检查地址、网络和代理。</translation>
    </message>
    <message>
        <source>No trusted secure connection could be made, so nothing was sent.</source>
        <translation>无法建立可信的安全连接，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check the date of this computer. A company proxy may need its own certificate installed.</source>
        <translation>请检查本机日期。公司代理可能需要安装其自有证书。</translation>
    </message>
    <message>
        <source>The service didn&apos;t answer in time.</source>
        <translation>服务没有及时应答。</translation>
    </message>
    <message>
        <source>Try again. If it stays, look at the network.</source>
        <translation>请重试。如果仍然如此，请检查网络。</translation>
    </message>
    <message>
        <source>The connection was lost before the answer came.</source>
        <translation>收到应答之前连接已断开。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The service wants to send us to another address, which isn&apos;t followed.</source>
        <translation>服务要求转到另一个地址，出于安全没有跟随。</translation>
    </message>
    <message>
        <source>Check the address of the service.</source>
        <translation>请检查服务地址。</translation>
    </message>
    <message>
        <source>The answer doesn&apos;t come from the cloud phone service.</source>
        <translation>应答不是来自云手机服务。</translation>
    </message>
    <message>
        <source>Check the address. A proxy or a sign-in page of the network may stand between.</source>
        <translation>请检查地址。中间可能有代理或网络登录页面。</translation>
    </message>
    <message>
        <source>The answer stops in the middle.</source>
        <translation>应答不完整，中途中断。</translation>
    </message>
    <message>
        <source>The sign-in was refused: account, IAM user, password or project is wrong, or the user is locked.</source>
        <translation>登录被拒绝：账号、IAM 用户、密码或项目有误，或用户已被锁定。</translation>
    </message>
    <message>
        <source>The service doesn&apos;t say which. Check all four; wrong tries lock the user. A HUAWEI ID can&apos;t sign in here.</source>
        <translation>服务没有说明是哪一项。请逐项核对；多次输错会锁定用户。此处不能使用华为账号（HUAWEI ID）登录。</translation>
    </message>
    <message>
        <source>The service doesn&apos;t accept the token, not even a new one.</source>
        <translation>服务不接受令牌，重新获取后仍被拒绝。</translation>
    </message>
    <message>
        <source>Check that the project belongs to this service, then sign in again.</source>
        <translation>请确认项目属于该服务，然后重新登录。</translation>
    </message>
    <message>
        <source>This user isn&apos;t allowed to do that.</source>
        <translation>该用户没有执行此操作的权限。</translation>
    </message>
    <message>
        <source>Ask an administrator for the missing permission.</source>
        <translation>请向管理员申请缺少的权限。</translation>
    </message>
    <message>
        <source>The service asks for fewer requests.</source>
        <translation>请求过于频繁，已被服务限流。</translation>
    </message>
    <message>
        <source>The service refused: %1</source>
        <translation>服务拒绝了请求：%1</translation>
    </message>
    <message>
        <source>Try again later. If it stays, give support the request id.</source>
        <translation>请稍后重试。如果仍然如此，请把请求 ID 提供给技术支持。</translation>
    </message>
    <message>
        <source>It may have been carried out all the same. Refresh and look before doing it again.</source>
        <translation>该请求可能已经执行。请先刷新查看，再决定是否重做。</translation>
    </message>
    <message>
        <source>Nothing was sent, so nothing changed.</source>
        <translation>没有发送任何内容，因此没有任何改变。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1 isn&apos;t what the service allows.</source>
        <translation>%1 的取值不符合服务的要求。</translation>
    </message>
    <message>
        <source>%1 has %2 characters; allowed: %3.</source>
        <translation>%1 有 %2 个字符；允许范围：%3。</translation>
    </message>
    <message>
        <source>%1 takes %2 bytes; allowed: %3.</source>
        <translation>%1 占 %2 字节；允许范围：%3。</translation>
    </message>
    <message>
        <source>%1 has %2 entries; allowed: %3.</source>
        <translation>%1 有 %2 项；允许范围：%3。</translation>
    </message>
    <message>
        <source>%1 is %2; it has to be within %3.</source>
        <translation>%1 为 %2；须在 %3 之内。</translation>
    </message>
    <message>
        <source>%1 is %2; it has to be a multiple of %3.</source>
        <translation>%1 为 %2；须为 %3 的整数倍。</translation>
    </message>
    <message>
        <source>%1 is “%2”; it has to be one of: %3.</source>
        <translation>%1 为“%2”；只能是：%3。</translation>
    </message>
    <message>
        <source>%1 is “%2”; it has to have the form %3.</source>
        <translation>%1 为“%2”；格式须为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2; it must not come before %3.</source>
        <translation>%1 为 %2；不能早于 %3。</translation>
    </message>
    <message>
        <source>%1 holds %2; it has to hold every combination once: %3.</source>
        <translation>%1 含有 %2；每种组合须各出现一次：%3。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the service&apos;s, so its signatures are refused.</source>
        <translation>本机时钟比服务时间快 %1，因此签名被拒绝。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the service&apos;s, so its signatures are refused.</source>
        <translation>本机时钟比服务时间慢 %1，因此签名被拒绝。</translation>
    </message>
    <message>
        <source>The service takes a signature for 15 minutes only. The keys may be right.</source>
        <translation>签名只在 15 分钟内有效。密钥本身可能没有问题。</translation>
    </message>
    <message>
        <source>Set this computer&apos;s clock, date and time zone, best by the network, then try again.</source>
        <translation>请校准本机的时间、日期和时区（建议使用网络对时），然后重试。</translation>
    </message>
    <message>
        <source>The request wasn&apos;t carried out. After more than 5 refusals in a row the service locks the key for 5 minutes.</source>
        <translation>请求没有执行。连续被拒绝超过 5 次后，服务会将该密钥锁定 5 分钟。</translation>
    </message>
    <message>
        <source>The access key is locked after too many refused signatures.</source>
        <translation>签名多次被拒绝，访问密钥已被锁定。</translation>
    </message>
    <message>
        <source>Until the lock ends nothing can be done with this key, not even with the right secret.</source>
        <translation>锁定期间该密钥无法使用，即使 SK 正确也不行。</translation>
    </message>
    <message>
        <source>Wait 5 minutes, check the secret key, then try once.</source>
        <translation>请等待 5 分钟，核对 SK 后再试一次。</translation>
    </message>
    <message>
        <source>The service doesn&apos;t know the access key.</source>
        <translation>服务不认识该访问密钥（AK）。</translation>
    </message>
    <message>
        <source>Check the access key: it may be mistyped, deleted, disabled or another site&apos;s.</source>
        <translation>请检查 AK：可能输入有误、已删除、已停用，或属于其他站点。</translation>
    </message>
    <message>
        <source>The service can&apos;t read the token of the temporary keys.</source>
        <translation>服务无法解析临时密钥的令牌。</translation>
    </message>
    <message>
        <source>Get new temporary keys: all three belong together.</source>
        <translation>请重新获取临时密钥：AK、SK 与令牌须配套使用。</translation>
    </message>
    <message>
        <source>The signature was too old when it arrived.</source>
        <translation>签名到达服务时已过期。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock and time zone, then try again.</source>
        <translation>请检查本机的时间和时区，然后重试。</translation>
    </message>
    <message>
        <source>The secret key doesn&apos;t fit the access key.</source>
        <translation>SK 与 AK 不匹配。</translation>
    </message>
    <message>
        <source>Enter both keys again. If they are right, a proxy may change requests on their way.</source>
        <translation>请重新输入 AK 和 SK。如果两者无误，可能有代理在途中改动了请求。</translation>
    </message>
    <message>
        <source>The service doesn&apos;t accept the signature.</source>
        <translation>服务不接受该签名。</translation>
    </message>
    <message>
        <source>Check access key, secret key and project.</source>
        <translation>请检查 AK、SK 和项目。</translation>
    </message>
    <message>
        <source>The sign-in works; the request wasn&apos;t carried out. Signing in again doesn&apos;t help.</source>
        <translation>登录没有问题，但请求没有执行。重新登录无济于事。</translation>
    </message>
    <message>
        <source>The action %1 isn&apos;t granted to this user.</source>
        <translation>该用户没有操作 %1 的授权。</translation>
    </message>
    <message>
        <source>The action %1 isn&apos;t granted to this user. It&apos;s needed for: %2</source>
        <extracomment>%1 an action of IAM, %2 a sentence that says what it is for</extracomment>
        <translation>该用户没有操作 %1 的授权。该操作用于：%2</translation>
    </message>
    <message>
        <source>Ask an administrator for a policy with this action.</source>
        <translation>请联系管理员授予包含该操作的策略。</translation>
    </message>
    <message>
        <source>Ask an administrator for a policy with this action, or for the role %1.</source>
        <translation>请联系管理员授予包含该操作的策略，或授予角色 %1。</translation>
    </message>
    <message>
        <source>The fault is on the service&apos;s side, not on this computer&apos;s.</source>
        <translation>问题出在服务一侧，与本机无关。</translation>
    </message>
    <message>
        <source>The service&apos;s own words: %1</source>
        <translation>服务返回的原文：%1</translation>
    </message>
    <message>
        <source>The service turned the request down and gave no reason.</source>
        <translation>服务拒绝了请求，没有说明原因。</translation>
    </message>
    <message>
        <source>The service turned the request down with the code %1, which isn&apos;t known here.</source>
        <translation>服务以错误码 %1 拒绝了请求，本程序不认识该错误码。</translation>
    </message>
    <message>
        <source>If it stays, give support the request id.</source>
        <translation>如果仍然如此，请向技术支持提供请求 ID。</translation>
    </message>
    <message>
        <source>The service turned the request down and changed nothing.</source>
        <translation>服务拒绝了请求，没有做任何改动。</translation>
    </message>
    <message>
        <source>It had no effect; what is shown may be older.</source>
        <translation>请求没有生效；当前显示的内容可能较旧。</translation>
    </message>
    <message>
        <source>There is no answer to go by; what is shown is what was read before.</source>
        <translation>没有可用的应答；当前显示的是之前读取的内容。</translation>
    </message>
    <message>
        <source>Identity and data aren&apos;t given to an address nobody entered here.</source>
        <translation>身份和数据不会交给没有在此填写过的地址。</translation>
    </message>
    <message>
        <source>A value isn&apos;t what the service allows.</source>
        <translation>有一个取值不符合服务的要求。</translation>
    </message>
    <message>
        <source>Correct the value, then try again.</source>
        <translation>请修正该取值，然后重试。</translation>
    </message>
    <message>
        <source>Nobody is signed in; nothing of this account can be read or changed.</source>
        <translation>当前没有登录，无法读取或更改该账号的任何内容。</translation>
    </message>
    <message>
        <source>This request wasn&apos;t carried out; the account isn&apos;t blocked.</source>
        <translation>本次请求没有执行；账号并没有被封禁。</translation>
    </message>
    <message>
        <source>The request didn&apos;t get as far as the cloud phone service.</source>
        <translation>请求没有到达云手机服务。</translation>
    </message>
    <message>
        <source>It failed on this phone; others of the same batch may have done it.</source>
        <translation>在这台云手机上失败了；同一批的其他云手机可能已经执行。</translation>
    </message>
    <message>
        <source>The service answers so to a wrong id and to a missing right alike. The phone may still be there, so it stays on the list.</source>
        <translation>ID 有误和没有权限时，服务的回答都是这样。云手机可能仍然存在，因此保留在列表中。</translation>
    </message>
    <message>
        <source>The sign-in works, the account just isn&apos;t admitted to this API. Signing in again doesn&apos;t help.</source>
        <translation>登录没有问题，只是该账号没有开通此接口。重新登录无济于事。</translation>
    </message>
    <message>
        <source>One such phone makes the service refuse the whole batch; none was rebooted.</source>
        <translation>只要有一台这样的云手机，服务就会拒绝整批请求；没有任何云手机被重启。</translation>
    </message>
    <message>
        <source>Nobody knows yet whether it had its effect.</source>
        <translation>请求是否生效目前无法确定。</translation>
    </message>
    <message>
        <source>Nothing was changed, neither here nor at the service.</source>
        <translation>本机和服务端都没有任何改变。</translation>
    </message>
    <message>
        <source>The sign-in worked, but the request wasn&apos;t carried out.</source>
        <translation>登录已成功，但请求没有执行。</translation>
    </message>
    <message>
        <source>The proxy doesn&apos;t let the request through.</source>
        <translation>代理服务器没有放行该请求。</translation>
    </message>
    <message>
        <source>Check the address of the proxy, its user and its password.</source>
        <translation>请检查代理服务器的地址、用户名和密码。</translation>
    </message>
    <message>
        <source>A new one-time code is needed to sign in.</source>
        <translation>登录需要新的动态验证码。</translation>
    </message>
    <message>
        <source>Each code is good for one sign-in, and the last one has been used.</source>
        <translation>每个验证码只能登录一次，上一个已经用过。</translation>
    </message>
    <message>
        <source>Enter the code that the authenticator shows now.</source>
        <translation>请输入验证器当前显示的验证码。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍候再试。</translation>
    </message>
</context>
<context>
    <name>phonedeck::ExportDialog</name>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>phonedeck::FacetGroup</name>
    <message>
        <source>not</source>
        <extracomment>Stands before a value that the filter leaves out: &quot;not Running&quot;.</extracomment>
        <translation>非</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A value of a facet and its count, as a screen reader says it.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
</context>
<context>
    <name>phonedeck::FilterWords</name>
    <message>
        <source>A minus needs a word after it.</source>
        <translation>减号后面需要一个词。</translation>
    </message>
    <message>
        <source>Views can&apos;t be used in a filter yet.</source>
        <translation>筛选中还不能使用视图。</translation>
    </message>
    <message>
        <source>There is no field %1.</source>
        <translation>没有名为 %1 的字段。</translation>
    </message>
    <message>
        <source>Only : can stand after a field yet.</source>
        <translation>字段后面目前只能用冒号。</translation>
    </message>
    <message>
        <source>%1 knows %2.</source>
        <translation>%1 的可选值：%2。</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>缺少右引号。</translation>
    </message>
    <message>
        <source>There is nothing between the quotation marks.</source>
        <translation>引号之间没有内容。</translation>
    </message>
    <message>
        <source>A space belongs after the quotation mark.</source>
        <translation>引号后面需要空格。</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>缺少值。</translation>
    </message>
    <message>
        <source>* can&apos;t be used yet; put it in quotation marks to look for it.</source>
        <translation>还不能使用通配符 *；要查找它，请放在引号中。</translation>
    </message>
    <message>
        <source>A quotation mark can only begin a value.</source>
        <translation>引号只能放在值的开头。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>State</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源状态</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>phonedeck::FirstRunPage</name>
    <message>
        <source>See your cloud phones</source>
        <translation>查看您的云手机</translation>
    </message>
    <message>
        <source>Connect with the account under which they run. You need an IAM user with a password; a HUAWEI ID can&apos;t sign in.</source>
        <translation>使用云手机所属的账号连接。需要带密码的 IAM 用户；不能使用华为账号（HUAWEI ID）登录。</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>只想看看？</translation>
    </message>
    <message>
        <source>The simulated cloud is a made-up fleet of 2,000 phones on this computer. Nothing leaves it.</source>
        <translation>模拟云在本机上虚构了 2,000 台云手机，不会向外发送任何内容。</translation>
    </message>
    <message>
        <source>Open the simulated cloud</source>
        <translation>打开模拟云</translation>
    </message>
</context>
<context>
    <name>phonedeck::InstanceColumn</name>
    <message>
        <source>In</source>
        <extracomment>signed in, as short as can be: the column says of what</extracomment>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Now</source>
        <extracomment>a backup runs at this moment</extracomment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Never</source>
        <extracomment>there never was a backup</extracomment>
        <translation>从未</translation>
    </message>
    <message>
        <source>Pro %1c %2G %3p</source>
        <extracomment>a specification, very short: professional edition, cores, GB of memory, lines of the picture</extracomment>
        <translation>专业 %1核 %2G %3p</translation>
    </message>
    <message>
        <source>Ent %1c %2G %3p</source>
        <extracomment>the same for the enterprise edition</extracomment>
        <translation>企业 %1核 %2G %3p</translation>
    </message>
    <message>
        <source>%1 · not listed</source>
        <extracomment>%1 is a state such as Running: the phone was not in the last listing</extracomment>
        <translation>%1 · 未列出</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>资源状态</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Billing mode</source>
        <translation>计费模式</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Project id</source>
        <translation>项目 ID</translation>
    </message>
    <message>
        <source>Region name</source>
        <translation>区域名称</translation>
    </message>
    <message>
        <source>Phone id</source>
        <translation>设备 ID</translation>
    </message>
</context>
<context>
    <name>phonedeck::InstanceTableModel</name>
    <message>
        <source>%1, selected</source>
        <extracomment>what a screen reader says of a cell in a marked row</extracomment>
        <translation>%1，已选中</translation>
    </message>
</context>
<context>
    <name>phonedeck::Journal</name>
    <message>
        <source>Another Phonedeck works with this account.</source>
        <translation>另一个 Phonedeck 正在使用此账号。</translation>
    </message>
    <message>
        <source>This window shows everything, but does nothing to phones.</source>
        <translation>此窗口可以查看一切，但不会操作云手机。</translation>
    </message>
    <message>
        <source>Use the other window, or close it: this one then takes over by itself.</source>
        <translation>请使用另一个窗口；将其关闭后，此窗口会自动接管。</translation>
    </message>
    <message>
        <source>The record of operations can&apos;t be opened.</source>
        <translation>无法打开操作日志。</translation>
    </message>
    <message>
        <source>What can&apos;t be recorded isn&apos;t sent: nothing can be done to phones.</source>
        <translation>无法记录的操作不会发送，因此目前不能操作云手机。</translation>
    </message>
    <message>
        <source>The record of operations was damaged.</source>
        <translation>操作日志已损坏。</translation>
    </message>
    <message>
        <source>A new one was begun, so what was done before isn&apos;t shown. A copy of the damaged one was kept.</source>
        <translation>已新建日志，因此不显示此前的操作。损坏的日志已保留副本。</translation>
    </message>
    <message>
        <source>Keep the copy if you need its history, and look at the disk&apos;s health.</source>
        <translation>如需历史记录请保留该副本，并检查磁盘健康状况。</translation>
    </message>
    <message>
        <source>The record of operations was written by a newer Phonedeck.</source>
        <translation>操作日志由更新版本的 Phonedeck 写入。</translation>
    </message>
    <message>
        <source>This version can&apos;t read it, and does nothing to phones meanwhile.</source>
        <translation>当前版本无法读取，因此不会操作云手机。</translation>
    </message>
    <message>
        <source>Use the newer version for this account.</source>
        <translation>请用新版本管理此账号。</translation>
    </message>
    <message>
        <source>The record of operations can&apos;t be written.</source>
        <translation>无法写入操作日志。</translation>
    </message>
    <message>
        <source>What can&apos;t be recorded isn&apos;t sent: nothing more is done to phones.</source>
        <translation>无法记录的操作不会发送，因此不再对云手机执行任何操作。</translation>
    </message>
    <message>
        <source>Make room on the disk or give the file its rights back; it is tried again by itself.</source>
        <translation>请清理磁盘空间或恢复文件权限，之后会自动重试。</translation>
    </message>
    <message>
        <source>This window only reads.</source>
        <translation>此窗口为只读。</translation>
    </message>
    <message>
        <source>It was started with --read-only and does nothing to phones.</source>
        <translation>它以 --read-only 启动，不会操作云手机。</translation>
    </message>
    <message>
        <source>Start Phonedeck without that option to change phones.</source>
        <translation>如需操作云手机，请不带该选项启动 Phonedeck。</translation>
    </message>
    <message>
        <source>The record of operations isn&apos;t open.</source>
        <translation>操作日志未打开。</translation>
    </message>
    <message>
        <source>What can&apos;t be recorded isn&apos;t sent.</source>
        <translation>无法记录的操作不会发送。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何请求。</translation>
    </message>
    <message>
        <source>The record of operations is being opened.</source>
        <translation>正在打开操作日志。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>None of these phones can take it now, by its state or because it is in another operation.</source>
        <translation>这些云手机目前都无法执行：状态不允许，或正处于另一个操作中。</translation>
    </message>
    <message>
        <source>Look at the rights of its folder and at the disk; it is tried again by itself.</source>
        <translation>请检查其所在文件夹的权限和磁盘；程序会自动重试。</translation>
    </message>
</context>
<context>
    <name>phonedeck::LeavePanel</name>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Nothing runs any more</source>
        <translation>已没有正在进行的操作</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations are running</source>
        <translation>
            <numerusform>有 %Ln 项操作正在进行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing more is sent. The answers for %Ln phones are awaited.</source>
        <translation>
            <numerusform>不再发送。正在等待 %Ln 台云手机的应答。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones were not sent yet; they won&apos;t be if you leave.</source>
        <translation>
            <numerusform>%Ln 台云手机尚未发送；离开后将不再发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones are under way: what becomes of them is looked at at the next start.</source>
        <translation>
            <numerusform>%Ln 台云手机正在处理，其结果将在下次启动时核查。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop sending and quit</source>
        <translation>停止发送并退出</translation>
    </message>
    <message>
        <source>Stop sending and leave</source>
        <translation>停止发送并离开</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>立即退出</translation>
    </message>
    <message>
        <source>Leave now</source>
        <translation>立即离开</translation>
    </message>
    <message>
        <source>Does not wait for the answers of what is on the wire.</source>
        <translation>不等待已发送请求的应答。</translation>
    </message>
</context>
<context>
    <name>phonedeck::MainWindow</name>
    <message>
        <source>Nothing to find yet</source>
        <translation>暂无可查找的内容</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Read at %1. Refresh now</source>
        <translation>读取于 %1，立即刷新</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>云手机</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>规格目录</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message>
        <source>Connect to begin</source>
        <translation>请先连接</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Connect to an account…</source>
        <translation>连接账号…</translation>
    </message>
    <message>
        <source>Open the simulated cloud</source>
        <translation>打开模拟云</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>显示或隐藏详情</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>跟随系统主题</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>The simulated cloud can&apos;t be opened: %1</source>
        <translation>无法打开模拟云：%1</translation>
    </message>
    <message numerus="yes">
        <source>on %Ln selected phones</source>
        <translation>
            <numerusform>针对已选的 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>on the current phone</source>
        <translation>针对当前云手机</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln done</source>
        <extracomment>an operation: when it began, how many phones are done</extracomment>
        <translation>
            <numerusform>%1，已完成 %Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % – %2</source>
        <extracomment>a window&apos;s title: how far what runs is, then the title it has otherwise</extracomment>
        <translation>%1% – %2</translation>
    </message>
</context>
<context>
    <name>phonedeck::MessageLog</name>
    <message>
        <source>Signing in failed</source>
        <translation>登录失败</translation>
    </message>
    <message>
        <source>The phones could not all be listed</source>
        <translation>未能列出全部云手机</translation>
    </message>
    <message>
        <source>Some resource states could not be read</source>
        <translation>部分资源状态未能读取</translation>
    </message>
    <message>
        <source>The service counts %1 phones but listed %2</source>
        <translation>服务称有 %1 台云手机，实际列出 %2 台</translation>
    </message>
    <message>
        <source>The catalog could not be read</source>
        <translation>规格目录读取失败</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln 台失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln 台结果未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln phones: %2</source>
        <extracomment>an action, how many phones, what went wrong: &quot;Reboot of 200 phones: 3 failed, 1 unknown&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln 台云手机：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 写入失败</translation>
    </message>
</context>
<context>
    <name>phonedeck::MessagesPanel</name>
    <message numerus="yes">
        <source>%1, %Ln times</source>
        <translation>
            <numerusform>%1，共 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Phones may have come or gone while the pages were read. Nothing was taken off the list.</source>
        <translation>读取分页期间可能有云手机增减。列表中没有移除任何云手机。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No messages.</source>
        <translation>没有消息。</translation>
    </message>
    <message>
        <source>Copy policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>Copies the smallest policy that allows it, to be sent to an administrator.</source>
        <translation>复制允许该操作的最小策略，以便发给管理员。</translation>
    </message>
    <message>
        <source>Policy copied</source>
        <extracomment>the text is on the clipboard now</extracomment>
        <translation>已复制策略</translation>
    </message>
    <message>
        <source>Choose another folder or make room, and export again.</source>
        <translation>请选择其他文件夹或清理空间，然后重新导出。</translation>
    </message>
    <message>
        <source>Operations tells why, phone by phone, and sends it again to these.</source>
        <translation>可在“操作”中逐台查看原因，并仅对失败的云手机重试。</translation>
    </message>
    <message>
        <source>Look at the unknown ones before you send anything to them again.</source>
        <translation>对结果未知的云手机再次发送前，请先核查。</translation>
    </message>
    <message>
        <source>Show the operation</source>
        <translation>查看该操作</translation>
    </message>
</context>
<context>
    <name>phonedeck::NavList</name>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A place and its count, as a screen reader says it.</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::Obstacle</name>
    <message numerus="yes">
        <source>%Ln is/are no longer listed</source>
        <translation>
            <numerusform>%Ln 台已不在列表中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are frozen</source>
        <translation>
            <numerusform>%Ln 台已冻结</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are not running</source>
        <translation>
            <numerusform>%Ln 台未运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are starting or going offline</source>
        <translation>
            <numerusform>%Ln 台正在启动或下线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are being backed up</source>
        <translation>
            <numerusform>%Ln 台正在备份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are being restored</source>
        <translation>
            <numerusform>%Ln 台正在恢复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are streaming</source>
        <translation>
            <numerusform>%Ln 台正在串流</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no stream</source>
        <translation>
            <numerusform>%Ln 台没有串流</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no data on hardware</source>
        <translation>
            <numerusform>%Ln 台在硬件上没有数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have no user</source>
        <translation>
            <numerusform>%Ln 台未分配用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are assigned to a user</source>
        <translation>
            <numerusform>%Ln 台仍分配给用户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were left out by you</source>
        <translation>
            <numerusform>%Ln 台由您排除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can&apos;t take it</source>
        <translation>
            <numerusform>%Ln 台无法执行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are in another operation</source>
        <translation>
            <numerusform>%Ln 台处于另一个操作中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationExport</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Ended (UTC)</source>
        <translation>结束时间 (UTC)</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Service&apos;s words</source>
        <translation>服务原文</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>云手机</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>开始时间 (UTC)</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationFilterWords</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationPane</name>
    <message numerus="yes">
        <source>Show %Ln in Phones</source>
        <translation>
            <numerusform>在云手机中查看这 %Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Its phones can&apos;t be read</source>
        <translation>无法读取其中的云手机</translation>
    </message>
    <message>
        <source>The journal doesn&apos;t give them. The status row says what is wrong with it.</source>
        <translation>操作记录没有给出这些云手机，状态栏说明了原因。</translation>
    </message>
    <message>
        <source>No phone matches</source>
        <translation>没有匹配的云手机</translation>
    </message>
    <message>
        <source>Phones are looked for by name, id, user, region, code, request id and what happened to them.</source>
        <translation>可按名称、ID、用户、区域、错误码、请求 ID 和发生的情况查找。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln request ids</source>
        <translation>
            <numerusform>复制 %Ln 个请求 ID</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln phone ids</source>
        <translation>
            <numerusform>复制 %Ln 个云手机 ID</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message>
        <source>Show in Phones</source>
        <translation>在云手机中查看</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Copy phone id</source>
        <translation>复制云手机 ID</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制说明</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln phones</source>
        <translation>
            <numerusform>导出 %Ln 台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>Request ids</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Filter these phones</source>
        <translation>筛选这些云手机</translation>
    </message>
    <message>
        <source>Phones of the operation</source>
        <translation>本次操作的云手机</translation>
    </message>
    <message>
        <source>Copy the request ids</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show where they were sent again</source>
        <translation>查看重新下发的操作</translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationSentence</name>
    <message>
        <source>Since %1 by %2.</source>
        <extracomment>when an operation that runs began, and who began it</extracomment>
        <translation>由 %2 于 %1 开始。</translation>
    </message>
    <message>
        <source>%1 to %2 by %3.</source>
        <translation>%1 至 %2，操作人 %3。</translation>
    </message>
    <message>
        <source>%1 phones per second.</source>
        <translation>每秒 %1 台。</translation>
    </message>
    <message>
        <source>%1 phones per second, about %2 left.</source>
        <translation>每秒 %1 台，约剩 %2。</translation>
    </message>
    <message>
        <source>It waits before wave %1 of %2: %3 of %4 phones failed or are unknown, more than the %5% that were allowed.</source>
        <translation>在第 %1 批（共 %2 批）之前暂停：%4 台中有 %3 台失败或结果未知，超过了允许的 %5%。</translation>
    </message>
    <message>
        <source>It waits before wave %1 of %2 until somebody continues it.</source>
        <translation>在第 %1 批（共 %2 批）之前等待继续。</translation>
    </message>
    <message>
        <source>%1 of %2 phones have an outcome.</source>
        <translation>%2 台中已有 %1 台有结果。</translation>
    </message>
    <message>
        <source>Wave %1 of %2 runs.</source>
        <translation>正在执行第 %1 批，共 %2 批。</translation>
    </message>
    <message>
        <source>Nothing more is sent.</source>
        <translation>不再发送新的请求。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones were sent to before; they are followed to their end.</source>
        <translation>
            <numerusform>此前已发送 %Ln 台，会一直跟踪到有结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Phonedeck ended before %Ln were sent to.</source>
        <translation>
            <numerusform>程序退出时还有 %Ln 台未发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not sent to after a refusal that holds for all.</source>
        <translation>
            <numerusform>因对全部成立的拒绝，%Ln 台未再发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled before anything was sent to them.</source>
        <translation>
            <numerusform>%Ln 台在发送前被取消。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln no answer came, and nothing can be looked at: they stay unknown.</source>
        <translation>
            <numerusform>%Ln 台没有收到应答，也无从查看，结果保持未知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln nobody knows whether it was done.</source>
        <translation>
            <numerusform>%Ln 台无法得知是否已执行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln no answer came; they are being looked at.</source>
        <translation>
            <numerusform>%Ln 台没有收到应答，正在查看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are running again.</source>
        <translation>
            <numerusform>%Ln 台已重新运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were reset.</source>
        <translation>
            <numerusform>%Ln 台已重置。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were backed up.</source>
        <translation>
            <numerusform>%Ln 台已备份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are ready.</source>
        <translation>
            <numerusform>%Ln 台已就绪。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln the stream was stopped.</source>
        <translation>
            <numerusform>%Ln 台已停止串流。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %Ln the session was released.</source>
        <translation>
            <numerusform>%Ln 台已释放会话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were unassigned.</source>
        <translation>
            <numerusform>%Ln 台已解除分配。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were deleted.</source>
        <translation>
            <numerusform>%Ln 台已删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are ready for a new session.</source>
        <translation>
            <numerusform>%Ln 台已可重新接入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed.</source>
        <translation>
            <numerusform>%Ln 台失败。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were skipped.</source>
        <translation>
            <numerusform>%Ln 台已跳过。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not sent to, since the account was set to read-only here.</source>
        <translation>
            <numerusform>账号在此被设为只读，%Ln 台未发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were cancelled.</source>
        <translation>
            <numerusform>%Ln 台已取消。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were stopped between two steps.</source>
        <extracomment>phones of an operation of several steps</extracomment>
        <translation>
            <numerusform>%Ln 台在两个步骤之间停止。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another console carries it on; what it has recorded is shown here.</source>
        <translation>该操作由另一个控制台执行，此处显示它已记录的内容。</translation>
    </message>
    <message>
        <source>It has not ended. A console that may change phones takes it up.</source>
        <translation>操作尚未结束，将由可更改云手机的控制台继续。</translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationView</name>
    <message>
        <source>Still running</source>
        <translation>仍在进行</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cancelled before sending</source>
        <translation>发送前取消</translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln failed</source>
        <translation>
            <numerusform>%Ln 台失败的原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln are unknown</source>
        <translation>
            <numerusform>%Ln 台结果未知的原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln were skipped</source>
        <translation>
            <numerusform>%Ln 台跳过的原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Why %Ln were cancelled</source>
        <translation>
            <numerusform>%Ln 台取消的原因</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry sends only to the %Ln failed phones.</source>
        <translation>
            <numerusform>重试只发送给失败的 %Ln 台。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent for these %Ln phones.</source>
        <translation>
            <numerusform>这 %Ln 台没有发送任何请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown phones are looked at, never sent to again: it may have been done all the same.</source>
        <translation>结果未知的云手机只会查看，不会再次发送，因为操作可能已经执行。</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>停止发送</translation>
    </message>
    <message>
        <source>Stop here</source>
        <extracomment>a braked operation: sends nothing more</extracomment>
        <translation>到此为止</translation>
    </message>
    <message numerus="yes">
        <source>Continue with the next %Ln</source>
        <translation>
            <numerusform>继续下一批 %Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed</source>
        <translation>
            <numerusform>重试失败的 %Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Continue with %Ln not sent</source>
        <translation>
            <numerusform>继续未发送的 %Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln unknown</source>
        <translation>
            <numerusform>查看未知的 %Ln 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %Ln phones have gone through a step before; nothing more was sent.</source>
        <translation>
            <numerusform>这 %Ln 台已执行过前面的步骤，之后没有再发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these phones have gone through a step before; nothing more was sent.</source>
        <translation>
            <numerusform>其中 %Ln 台已执行过前面的步骤，之后没有再发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was sent for the other %Ln.</source>
        <extracomment>after: &quot;2 of these phones have gone through a step before&quot;</extracomment>
        <translation>
            <numerusform>其余 %Ln 台没有发送任何请求。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix and resend %Ln failed…</source>
        <translation>
            <numerusform>调整设置后重发 %Ln 台失败的云手机…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry %Ln failed once more…</source>
        <translation>
            <numerusform>再次重试 %Ln 台失败的云手机…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln phones once more…</source>
        <translation>
            <numerusform>再次向 %Ln 台云手机下发…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them were sent again, last at %1.</source>
        <extracomment>phones of an operation, in another one that began at %1</extracomment>
        <translation>
            <numerusform>其中 %Ln 台已重新下发，最近一次在 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationsModel</name>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>云手机</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>how long an operation will still take: &quot;40 s left&quot;</extracomment>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>Shares</source>
        <extracomment>a bar that shows how many phones have which outcome</extracomment>
        <translation>各结果占比</translation>
    </message>
</context>
<context>
    <name>phonedeck::OperationsPage</name>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nothing was done to the phones yet</source>
        <translation>还没有对云手机做过操作</translation>
    </message>
    <message>
        <source>Go to Phones</source>
        <translation>前往云手机</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations</source>
        <translation>
            <numerusform>%Ln 项操作</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter operations, such as what:reboot outcome:failed</source>
        <translation>筛选操作，例如 what:reboot outcome:failed</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Choose phones and what is to be done to them. It is listed here then, phone by phone, with what came of it, and stays here.</source>
        <translation>选择云手机并执行操作后，这里会逐台列出结果，并一直保留。</translation>
    </message>
    <message>
        <source>No operation matches</source>
        <translation>没有匹配的操作</translation>
    </message>
    <message>
        <source>The filter looks through the whole history, and through the phones of each operation.</source>
        <translation>筛选会查找全部历史，以及每次操作中的云手机。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>The operation that is opened</source>
        <translation>打开的操作</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the operations that are shown</source>
        <translation>导出当前显示的操作</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln operations</source>
        <translation>
            <numerusform>导出 %Ln 个操作</numerusform>
        </translation>
    </message>
    <message>
        <source>The record of operations isn&apos;t open</source>
        <translation>操作记录尚未打开</translation>
    </message>
    <message>
        <source>What was done before is listed here as soon as it can be read: when the sign-in has told whose record it is, and once there is one.</source>
        <translation>登录后确认了所属账号、且已有操作记录时，此处会列出以前的操作。</translation>
    </message>
</context>
<context>
    <name>phonedeck::OutcomeChips</name>
    <message>
        <source>%1, %2</source>
        <extracomment>an outcome and how many phones have it, as a screen reader says it</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::OutcomeWords</name>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待继续</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Partly failed</source>
        <translation>部分失败</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>No longer in the fleet</source>
        <translation>已不在列表中</translation>
    </message>
    <message>
        <source>The service doesn&apos;t list it any more, so nothing was sent for it.</source>
        <translation>服务已不再列出该云手机，因此没有发送。</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>It is frozen, usually for arrears or a violation, and most calls on it are refused. Nothing was sent for it.</source>
        <translation>该云手机已冻结（通常因欠费或违规），大多数操作会被拒绝，因此没有发送。</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>It wasn&apos;t running, and the service takes this for running phones only.</source>
        <translation>该云手机未在运行，服务只对运行中的云手机接受此操作。</translation>
    </message>
    <message>
        <source>Starting or going offline</source>
        <translation>正在启动或下线</translation>
    </message>
    <message>
        <source>It was just changing its state. Try it again when it is at rest.</source>
        <translation>状态正在变化，请在稳定后重试。</translation>
    </message>
    <message>
        <source>Being backed up</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>A backup was running on it. Try it again when that has ended.</source>
        <translation>正在备份，请在备份结束后重试。</translation>
    </message>
    <message>
        <source>Being restored</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>Its data was just being restored. Try it again when that has ended.</source>
        <translation>数据正在恢复，请在恢复结束后重试。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Somebody was using it. Stop the stream first.</source>
        <translation>有人正在使用，请先停止串流。</translation>
    </message>
    <message>
        <source>Not streaming</source>
        <translation>未在串流</translation>
    </message>
    <message>
        <source>There was no stream to stop.</source>
        <translation>没有可停止的串流。</translation>
    </message>
    <message>
        <source>Nothing to back up</source>
        <translation>无数据可备份</translation>
    </message>
    <message>
        <source>It has no data on the hardware, so there is nothing to back up.</source>
        <translation>硬件上没有该云手机的数据，无需备份。</translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>It belongs to no user.</source>
        <translation>该云手机未分配给任何用户。</translation>
    </message>
    <message>
        <source>Still assigned</source>
        <translation>仍已分配</translation>
    </message>
    <message>
        <source>It still belongs to a user. Unassign it first.</source>
        <translation>该云手机仍分配给用户，请先解除分配。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>It was left out in the question before.</source>
        <translation>在确认时已被排除。</translation>
    </message>
    <message>
        <source>Stopped before it was sent</source>
        <translation>发送前已停止</translation>
    </message>
    <message>
        <source>Stopped after a refusal</source>
        <translation>因被拒绝而停止</translation>
    </message>
    <message>
        <source>Phonedeck ended before</source>
        <translation>程序已退出</translation>
    </message>
    <message>
        <source>Could not be recorded</source>
        <translation>无法记录</translation>
    </message>
    <message>
        <source>Not running again</source>
        <translation>未恢复运行</translation>
    </message>
    <message>
        <source>It took the request and did not come back to running. Look at its state, then try again.</source>
        <translation>已接受请求，但没有恢复运行。请查看其状态后重试。</translation>
    </message>
    <message>
        <source>Refused together with others</source>
        <translation>与其他云手机一同被拒绝</translation>
    </message>
    <message>
        <source>Its state had changed</source>
        <translation>状态已变化</translation>
    </message>
    <message>
        <source>The backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>The service says that the backup failed. The newest data may exist only on the phone.</source>
        <translation>服务报告备份失败，最新数据可能只在该云手机上。</translation>
    </message>
    <message>
        <source>The restore failed</source>
        <translation>恢复失败</translation>
    </message>
    <message>
        <source>The service says that the data could not be restored. Prepare the phone again.</source>
        <translation>服务报告数据恢复失败，请重新准备该云手机。</translation>
    </message>
    <message>
        <source>The preparation failed</source>
        <translation>准备失败</translation>
    </message>
    <message>
        <source>The service could not make it ready. Try it again.</source>
        <translation>服务未能使其就绪，请重试。</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>No answer came; it was looked at, and the request had no effect. It can be tried again.</source>
        <translation>没有收到应答，查看后确认请求没有生效，可以重试。</translation>
    </message>
    <message>
        <source>The task failed</source>
        <translation>任务失败</translation>
    </message>
    <message>
        <source>The service says that its task failed, and gives no reason.</source>
        <translation>服务报告任务失败，未说明原因。</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>The answer was lost on the way.</source>
        <translation>应答在途中丢失。</translation>
    </message>
    <message>
        <source>Phonedeck ended meanwhile</source>
        <translation>程序中途退出</translation>
    </message>
    <message>
        <source>Phonedeck ended while the request was on its way, so its answer is lost.</source>
        <translation>请求发送途中程序退出，应答已丢失。</translation>
    </message>
    <message>
        <source>Can&apos;t be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>It was looked at. Whether the request was carried out can&apos;t be told.</source>
        <translation>已查看，但无法判断请求是否已执行。</translation>
    </message>
    <message>
        <source>Not done in time</source>
        <translation>超时未完成</translation>
    </message>
    <message>
        <source>The service took the request, and for a long time nothing showed that it was done.</source>
        <translation>服务已接受请求，但长时间没有完成的迹象。</translation>
    </message>
    <message>
        <source>Running again</source>
        <translation>已恢复运行</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>已重置</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>a phone that was prepared</extracomment>
        <translation>已就绪</translation>
    </message>
    <message>
        <source>Stream stopped</source>
        <translation>已停止串流</translation>
    </message>
    <message>
        <source>Session released</source>
        <translation>已释放会话</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>已解除分配</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <translation>无从得知</translation>
    </message>
    <message>
        <source>Whether it was done isn&apos;t known.</source>
        <translation>无法得知是否已执行。</translation>
    </message>
    <message>
        <source>Nothing can be looked at after this action, so it stays unknown.</source>
        <translation>此操作之后无从查看，结果保持未知。</translation>
    </message>
    <message>
        <source>The phone is being looked at to see whether it was done.</source>
        <translation>正在查看该云手机，以确认是否已执行。</translation>
    </message>
    <message>
        <source>It is running. Whether it was restarted can&apos;t be told.</source>
        <translation>该云手机正在运行，但无法判断是否重启过。</translation>
    </message>
    <message>
        <source>It is no longer looked at by itself; it can be checked.</source>
        <translation>不再自动查看，可手动查看。</translation>
    </message>
    <message>
        <source>Nothing of it was sent yet.</source>
        <translation>尚未发送任何请求。</translation>
    </message>
    <message>
        <source>Its request is on its way</source>
        <translation>请求已发出</translation>
    </message>
    <message>
        <source>Place %L1 in the queue</source>
        <translation>排队第 %L1 位</translation>
    </message>
    <message>
        <source>Accepted, waiting until it is done</source>
        <translation>已接受，等待完成</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未做任何更改。</translation>
    </message>
    <message>
        <source>Nothing was sent for it.</source>
        <translation>没有向它发送任何请求。</translation>
    </message>
    <message>
        <source>In another operation</source>
        <translation>处于另一个操作中</translation>
    </message>
    <message>
        <source>It was in another operation that had not ended. Try it again when that has ended.</source>
        <translation>该云手机当时处于另一个尚未结束的操作中，请在其结束后重试。</translation>
    </message>
    <message>
        <source>Sending was stopped before.</source>
        <translation>在此之前已停止发送。</translation>
    </message>
    <message>
        <source>A request before it was turned away for a cause that holds for all of them.</source>
        <translation>此前的请求因对全部成立的原因被拒绝。</translation>
    </message>
    <message>
        <source>Phonedeck ended before it was sent.</source>
        <translation>程序在发送前退出。</translation>
    </message>
    <message>
        <source>The journal could not be written, and what can&apos;t be recorded isn&apos;t sent.</source>
        <translation>操作记录无法写入，无法记录的操作不会发送。</translation>
    </message>
    <message>
        <source>The operation had ended</source>
        <translation>操作已结束</translation>
    </message>
    <message>
        <source>That the step before was done came out only when the operation had ended, so nothing more was sent.</source>
        <translation>操作结束后才得知前一步骤已完成，因此没有再发送。</translation>
    </message>
    <message>
        <source>Set to read-only before it was sent</source>
        <translation>发送前已设为只读</translation>
    </message>
    <message>
        <source>The account was set to read-only here, so sending ended.</source>
        <translation>账号在此被设为只读，因此不再发送。</translation>
    </message>
    <message>
        <source>Its request was refused for all the phones in it.</source>
        <translation>所在的请求整批被拒绝。</translation>
    </message>
    <message>
        <source>Its state changed after the phones were chosen, so the service refused it.</source>
        <translation>选定之后其状态发生了变化，服务因此拒绝。</translation>
    </message>
    <message>
        <source>Can&apos;t be told any more</source>
        <translation>已无法判断</translation>
    </message>
    <message>
        <source>A later operation was sent to it before this was known. What it shows now may come from that one, so it is not looked at for this one any more.</source>
        <translation>在得知结果之前，又向它发送了后来的操作。它现在的状态可能来自那个操作，因此不再为本操作查看。</translation>
    </message>
    <message>
        <source>%1, then stopped by a refusal: %2</source>
        <extracomment>&quot;Backed up, then stopped by a refusal: not reset&quot;</extracomment>
        <translation>%1，随后因被拒绝而停止：%2</translation>
    </message>
    <message>
        <source>%1, then Phonedeck ended: %2</source>
        <extracomment>&quot;Backed up, then Phonedeck ended: not reset&quot;</extracomment>
        <translation>%1，随后程序退出：%2</translation>
    </message>
    <message>
        <source>%1, then the journal failed: %2</source>
        <extracomment>&quot;Backed up, then not recorded: not reset&quot;</extracomment>
        <translation>%1，随后无法记录：%2</translation>
    </message>
    <message>
        <source>%1, seen too late: %2</source>
        <extracomment>&quot;Backed up, seen too late: not reset&quot;</extracomment>
        <translation>%1，得知过晚：%2</translation>
    </message>
    <message>
        <source>%1, then read-only: %2</source>
        <extracomment>&quot;Backed up, then read-only: not reset&quot;</extracomment>
        <translation>%1，随后设为只读：%2</translation>
    </message>
    <message>
        <source>%1, then stopped: %2</source>
        <extracomment>&quot;Backed up, then stopped: not reset&quot;</extracomment>
        <translation>%1，随后停止：%2</translation>
    </message>
    <message>
        <source>not rebooted</source>
        <translation>未重启</translation>
    </message>
    <message>
        <source>not reset</source>
        <translation>未重置</translation>
    </message>
    <message>
        <source>not backed up</source>
        <translation>未备份</translation>
    </message>
    <message>
        <source>not prepared</source>
        <translation>未准备</translation>
    </message>
    <message>
        <source>stream not stopped</source>
        <translation>未停止串流</translation>
    </message>
    <message>
        <source>session not released</source>
        <translation>未释放会话</translation>
    </message>
    <message>
        <source>not unassigned</source>
        <translation>未解除分配</translation>
    </message>
    <message>
        <source>not deleted</source>
        <translation>未删除</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the steps of an operation in a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Done before: %1.</source>
        <translation>此前已完成：%1。</translation>
    </message>
    <message>
        <source>Not done: %1.</source>
        <translation>未执行：%1。</translation>
    </message>
    <message>
        <source>It was in an operation that had not ended: %1. Try it again when that has ended.</source>
        <extracomment>%1 is what that operation does: &quot;Reboot 31 phones&quot;</extracomment>
        <translation>该云手机当时处于尚未结束的操作“%1”中，请在其结束后重试。</translation>
    </message>
    <message>
        <source>The next step was not sent yet.</source>
        <translation>下一步骤尚未发送。</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <extracomment>what came of it and how long it took: &quot;Running again after 1 min 52 s&quot;, &quot;Backed up after 3 min 05 s&quot;</extracomment>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>Not run here</source>
        <extracomment>an operation that another console carries on, or that nobody does</extracomment>
        <translation>非本机执行</translation>
    </message>
</context>
<context>
    <name>phonedeck::OverviewPage</name>
    <message>
        <source>Find phones by name, id or user</source>
        <translation>按名称、ID 或用户查找云手机</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Running state</source>
        <translation>运行状态</translation>
    </message>
    <message>
        <source>Resource state</source>
        <translation>资源状态</translation>
    </message>
    <message>
        <source>Assigned or free</source>
        <translation>已分配与空闲</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>启动以来</translation>
    </message>
    <message>
        <source>Free by region</source>
        <translation>各区域空闲数</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Reading the phones</source>
        <translation>正在读取云手机</translation>
    </message>
    <message>
        <source>Counts appear as soon as the first phones come.</source>
        <translation>读到第一批云手机后即显示统计。</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，分布在 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones</source>
        <translation>
            <numerusform>%Ln 台云手机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln regions</source>
        <translation>
            <numerusform>%Ln 个区域</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>phones</source>
        <comment>under a number</comment>
        <translation>
            <numerusform>台云手机</numerusform>
        </translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Since the start, %1</source>
        <translation>自 %1 启动以来</translation>
    </message>
</context>
<context>
    <name>phonedeck::OverviewPresenter</name>
    <message numerus="yes">
        <source>%Ln phones in an unknown state</source>
        <translation>
            <numerusform>%Ln 台云手机状态未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Their state could not be read; look again, and if it stays, ask support</source>
        <translation>无法读取其状态；请重新查看，如仍未知请联系技术支持</translation>
    </message>
    <message numerus="yes">
        <source>%Ln phones are frozen</source>
        <translation>
            <numerusform>%Ln 台云手机已冻结</numerusform>
        </translation>
    </message>
    <message>
        <source>Usually arrears or a violation; most calls on them are refused</source>
        <translation>通常是欠费或违规，对它们的大多数操作会被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>%Ln backups failed</source>
        <translation>
            <numerusform>%Ln 台备份失败</numerusform>
        </translation>
    </message>
    <message>
        <source>The newest data may exist only on these phones</source>
        <translation>最新数据可能只存在于这些云手机上</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restores failed</source>
        <translation>
            <numerusform>%Ln 台恢复失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Prepare them again, or ask support</source>
        <translation>请重新准备，或联系技术支持</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::PhoneActions</name>
    <message>
        <source>%1 %2 of %3</source>
        <extracomment>an action, how many can take it, how many are chosen: &quot;Reboot 31 of 37&quot;</extracomment>
        <translation>%1（%3 台中的 %2 台）</translation>
    </message>
    <message numerus="yes">
        <source>Read the state of %Ln phones</source>
        <translation>
            <numerusform>读取 %Ln 台云手机的状态</numerusform>
        </translation>
    </message>
    <message>
        <source>Read the state</source>
        <translation>读取状态</translation>
    </message>
</context>
<context>
    <name>phonedeck::PhoneOutcomesModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>未勾选</translation>
    </message>
</context>
<context>
    <name>phonedeck::PhonesPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Find phones by name, id or user</source>
        <translation>按名称、ID 或用户查找云手机</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>What is shown is incomplete.</source>
        <translation>当前显示的内容不完整。</translation>
    </message>
    <message>
        <source>What is shown was read at %1.</source>
        <translation>当前显示的是 %1 读取的内容。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No phone matches</source>
        <translation>没有匹配的云手机</translation>
    </message>
    <message>
        <source>The filter leaves none of the phones. What was marked stays marked.</source>
        <translation>筛选后没有剩下云手机。已选中的保持选中。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>This account has no phones</source>
        <translation>该账号没有云手机</translation>
    </message>
    <message>
        <source>Phones that are bought appear here.</source>
        <translation>购买的云手机会显示在这里。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Reading the phones</source>
        <translation>正在读取云手机</translation>
    </message>
    <message>
        <source>The first rows appear as soon as they come.</source>
        <translation>读到数据后立即显示。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>重置列</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>云手机</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>显示详情</translation>
    </message>
</context>
<context>
    <name>phonedeck::PhonesTable</name>
    <message>
        <source>Filter by this</source>
        <translation>按此值筛选</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>排除此值</translation>
    </message>
    <message>
        <source>Copy the cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy the ids</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Select all that match</source>
        <translation>选择全部匹配项</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>取消选择</translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestLogModel</name>
    <message>
        <source>Done</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>nobody knows whether the request had its effect</extracomment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>milliseconds</extracomment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>请求地址</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestPane</name>
    <message>
        <source>Hide the details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Choose a request in the table to see what was sent and what came back.</source>
        <translation>在表格中选择一个请求，查看发送和返回的内容。</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Copy policy</source>
        <translation>复制策略</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Copy the headers sent</source>
        <translation>复制发送的头部</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有收到应答。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Copy the headers of the answer</source>
        <translation>复制应答的头部</translation>
    </message>
    <message>
        <source>Copy the body sent</source>
        <translation>复制发送的正文</translation>
    </message>
    <message>
        <source>Copy the body of the answer</source>
        <translation>复制应答的正文</translation>
    </message>
    <message>
        <source>What may be secret or personal isn&apos;t kept: it was replaced by “…”.</source>
        <translation>可能涉密或属于个人信息的内容不予保留，已替换为“…”。</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestWords</name>
    <message>
        <source>The body wasn&apos;t kept.</source>
        <translation>没有保留正文。</translation>
    </message>
    <message>
        <source>No body.</source>
        <translation>没有正文。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Took</source>
        <extracomment>milliseconds</extracomment>
        <translation>耗时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>请求地址</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>%1, which is not shown.</source>
        <translation>%1，不显示。</translation>
    </message>
</context>
<context>
    <name>phonedeck::RequestsPage</name>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Nothing was sent yet</source>
        <translation>还没有发送请求</translation>
    </message>
    <message>
        <source>Every request to the cloud is listed here, with its outcome and its request id.</source>
        <translation>发往云端的每个请求都会列在这里，包括结果和请求 ID。</translation>
    </message>
    <message>
        <source>No request matches</source>
        <translation>没有匹配的请求</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests</source>
        <translation>
            <numerusform>%Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter requests, such as failed or status:500</source>
        <translation>筛选请求，例如 failed 或 status:500</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>The cross in the field clears the filter.</source>
        <translation>点搜索框右侧的叉可清除筛选。</translation>
    </message>
    <message>
        <source>Filter by this</source>
        <translation>按此值筛选</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>排除此值</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Copy the cell</source>
        <translation>复制单元格</translation>
    </message>
</context>
<context>
    <name>phonedeck::RunNotifier</name>
    <message numerus="yes">
        <source>%1 of %Ln phones done</source>
        <extracomment>phones of an operation: &quot;197 of 200 phones done&quot;</extracomment>
        <translation>
            <numerusform>%Ln 台云手机中完成 %1 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln 台失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln 台结果未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <extracomment>phones of an operation that were not sent any more</extracomment>
        <translation>
            <numerusform>%Ln 台已取消</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: ended</source>
        <extracomment>an action ended on all its phones</extracomment>
        <translation>%1：已结束</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <extracomment>phones of an operation that could not take the action</extracomment>
        <translation>
            <numerusform>%Ln 台已跳过</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::RunStrip</name>
    <message>
        <source>Open it in Operations</source>
        <translation>在“操作”中打开</translation>
    </message>
</context>
<context>
    <name>phonedeck::ScaleWords</name>
    <message>
        <source>Value %1</source>
        <translation>未知值 %1</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 %2 · stuck?</source>
        <extracomment>%1 is a state such as Starting, %2 how long already</extracomment>
        <translation>%1 · %2 · 卡住？</translation>
    </message>
    <message>
        <source>%1 · as of %2</source>
        <extracomment>%1 is a state such as Running, %2 a time</extracomment>
        <translation>%1 · 截至 %2</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Powered off</source>
        <translation>已关机</translation>
    </message>
    <message>
        <source>Going offline</source>
        <translation>下线中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Data loaded</source>
        <translation>数据已加载</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>串流中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>备份中</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>恢复中</translation>
    </message>
    <message>
        <source>Backup abnormal</source>
        <translation>备份异常</translation>
    </message>
    <message>
        <source>Restore abnormal</source>
        <translation>恢复异常</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>phonedeck::SearchField</name>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>not</source>
        <translation>非</translation>
    </message>
</context>
<context>
    <name>phonedeck::SegmentedControl</name>
    <message>
        <source>%1, %2</source>
        <extracomment>A choice and its count, as a screen reader says it.</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::SelectionBar</name>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1 台</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden by the filter</source>
        <translation>
            <numerusform>其中 %Ln 台被筛选隐藏</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1 matching</source>
        <translation>共匹配 %1 台</translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>全选 %1 台</translation>
    </message>
    <message>
        <source>Copy ids</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More for the selected phones</source>
        <translation>对已选云手机的更多操作</translation>
    </message>
    <message numerus="yes">
        <source>%1 %Ln</source>
        <extracomment>an action and how many phones it is for: &quot;Reboot 143&quot;</extracomment>
        <translation>
            <numerusform>%1 %Ln 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::ShortcutsPanel</name>
    <message>
        <source>Every action, place and phone</source>
        <translation>所有操作、页面和云手机</translation>
    </message>
    <message>
        <source>To the filter; Esc goes back and keeps it</source>
        <translation>到筛选框；按 Esc 返回并保留筛选</translation>
    </message>
    <message>
        <source>Mark the phone</source>
        <translation>选中云手机</translation>
    </message>
    <message>
        <source>Mark from the last one to here</source>
        <translation>从上次位置选到这里</translation>
    </message>
    <message>
        <source>Move and mark</source>
        <translation>移动并选中</translation>
    </message>
    <message>
        <source>Select all that match</source>
        <translation>选择全部匹配项</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Show or hide the details</source>
        <translation>显示或隐藏详情</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copy the ids</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>First view; up to 9</source>
        <translation>第一个视图，最多到 9</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Next part of the window; with Shift the one before</source>
        <translation>到窗口的下一个区域；加 Shift 到上一个</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Single letters act while the table has the keys.</source>
        <translation>单字母快捷键在焦点位于表格时有效。</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Stop streaming</source>
        <translation>停止串流</translation>
    </message>
    <message>
        <source>Release the session</source>
        <translation>释放会话</translation>
    </message>
    <message>
        <source>Rescue the session</source>
        <translation>会话救援</translation>
    </message>
    <message>
        <source>Delete; asks first</source>
        <translation>删除（先确认）</translation>
    </message>
</context>
<context>
    <name>phonedeck::SplitBar</name>
    <message>
        <source>%1, %2</source>
        <extracomment>a part and its count, as a screen reader says it</extracomment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusBar</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::StatusPresenter</name>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Token %1 h</source>
        <extracomment>how long the sign-in token still lives, in hours and minutes</extracomment>
        <translation>令牌剩 %1 小时</translation>
    </message>
    <message>
        <source>Token %1 min</source>
        <translation>令牌剩 %1 分钟</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <extracomment>requests per second</extracomment>
        <translation>%1 次/秒</translation>
    </message>
    <message>
        <source>Loading %1 of %2</source>
        <translation>正在加载 %1 / %2</translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>what is shown was read at that time</extracomment>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>The service asked to wait; until then nothing is sent.</source>
        <translation>服务要求等待，到时之前不发送任何请求。</translation>
    </message>
    <message>
        <source>The service refuses more; calls wait for their turn.</source>
        <translation>服务拒绝更高的频率，请求需排队等待。</translation>
    </message>
    <message>
        <source>Calls fail on their way to the service; fewer are sent at a time.</source>
        <translation>请求在到达服务的途中失败，已减少同时发送的数量。</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <extracomment>calls to the service, which said when to come back; a time of day</extracomment>
        <translation>暂停至 %1</translation>
    </message>
    <message>
        <source>Throttled to %1/s</source>
        <extracomment>calls to the service, to a number of them per second</extracomment>
        <translation>限流至 %1 次/秒</translation>
    </message>
    <message numerus="yes">
        <source>Service failing, %Ln calls at a time</source>
        <extracomment>calls to the service fail: at most so many at a time</extracomment>
        <translation>
            <numerusform>服务异常，同时只发 %Ln 个请求</numerusform>
        </translation>
    </message>
    <message>
        <source>Under way: %1 of %2</source>
        <extracomment>calls; the second is how many there may be</extracomment>
        <translation>进行中：%1 / %2</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <extracomment>calls</extracomment>
        <translation>等待中：%1</translation>
    </message>
    <message>
        <source>Limit found: %1 req/s</source>
        <translation>探得上限：%1 次/秒</translation>
    </message>
    <message numerus="yes">
        <source>The state of %Ln phones could not be read</source>
        <translation>
            <numerusform>%Ln 台云手机的状态未能读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the phones are no longer listed</source>
        <translation>
            <numerusform>%Ln 台云手机已不在列表中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The state of %Ln phones was read</source>
        <translation>
            <numerusform>已读取 %Ln 台云手机的状态</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operations</source>
        <translation>
            <numerusform>%Ln 项操作</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>phones with an outcome, of all</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>phones of an operation</extracomment>
        <translation>
            <numerusform>%Ln 台失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <extracomment>phones of an operation of which nobody knows whether it was done</extracomment>
        <translation>
            <numerusform>%Ln 台结果未知</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for you</source>
        <extracomment>an operation, for a person to let its next wave begin</extracomment>
        <translation>等待您继续</translation>
    </message>
    <message>
        <source>stopping</source>
        <extracomment>an operation that was cancelled and whose last answers are awaited</extracomment>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>how long an operation will still take</extracomment>
        <translation>约剩 %1</translation>
    </message>
    <message numerus="yes">
        <source>Reading the state of %Ln phones</source>
        <translation>
            <numerusform>正在读取 %Ln 台云手机的状态</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::TabStrip</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A view and its count, as a screen reader says it.</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <extracomment>Opens the views that do not fit: &quot;2 more&quot;.</extracomment>
        <translation>
            <numerusform>另 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonedeck::TimeWords</name>
    <message>
        <source>%1 s</source>
        <extracomment>seconds</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>minutes and seconds</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>phonedeck::TopBar</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Every action, place and phone</source>
        <translation>所有操作、页面和云手机</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选</translation>
    </message>
</context>
<context>
    <name>phonedeck::TrendChart</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>phonedeck::WaveForm</name>
    <message>
        <source>Only digits</source>
        <translation>只能输入数字</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the numbers of a list: &quot;10, 50, 50&quot;</extracomment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%Ln steps of %1 phones.</source>
        <extracomment>%1 is how many phones each step has: &quot;4 steps of 10, 50, 50, 27 phones.&quot;</extracomment>
        <translation>
            <numerusform>共 %Ln 批：%1 台。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each waits until you let it go on.</source>
        <translation>每批都等您确认后再继续。</translation>
    </message>
    <message numerus="yes">
        <source>They begin evenly over %Ln minutes.</source>
        <translation>
            <numerusform>在 %Ln 分钟内均匀开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>Each begins when the one before has ended.</source>
        <translation>上一批结束后开始下一批。</translation>
    </message>
    <message>
        <source>If more than %1 % have failed or are unknown, the next one waits for you.</source>
        <translation>失败或结果未知的超过 %1% 时，下一批会等您确认。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences that follow each other; Chinese has no space between them</extracomment>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>Less than the %Ln phones there are</source>
        <translation>
            <numerusform>须少于全部 %Ln 台</numerusform>
        </translation>
    </message>
    <message>
        <source>At least 1</source>
        <translation>至少为 1</translation>
    </message>
    <message>
        <source>How many phones has a step?</source>
        <translation>每批多少台？</translation>
    </message>
    <message>
        <source>That is more than %1 steps</source>
        <extracomment>%1 is a number</extracomment>
        <translation>超过 %1 批</translation>
    </message>
    <message>
        <source>From 0 to 100</source>
        <translation>0 至 100</translation>
    </message>
    <message>
        <source>At most %1, a day</source>
        <extracomment>minutes; %1 is a number</extracomment>
        <translation>最多 %1，即一天</translation>
    </message>
</context>
<context>
    <name>phonedeck::WavesRow</name>
    <message>
        <source>First</source>
        <extracomment>phones of the first step of an operation</extracomment>
        <translation>首批</translation>
    </message>
    <message>
        <source>Then at a time</source>
        <extracomment>phones of each further step</extracomment>
        <translation>之后每批</translation>
    </message>
    <message>
        <source>Stop above</source>
        <extracomment>above a share of failures</extracomment>
        <translation>失败超过</translation>
    </message>
    <message>
        <source>Spread over</source>
        <extracomment>so many minutes</extracomment>
        <translation>分散在</translation>
    </message>
    <message>
        <source>phones</source>
        <extracomment>after a number</extracomment>
        <translation>台</translation>
    </message>
    <message>
        <source>% failed</source>
        <extracomment>after a number: 10 % failed</extracomment>
        <translation>% 时停止</translation>
    </message>
    <message>
        <source>min</source>
        <extracomment>minutes, after a number</extracomment>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Wait for me between the steps</source>
        <translation>批次之间等我确认</translation>
    </message>
</context>
</TS>
