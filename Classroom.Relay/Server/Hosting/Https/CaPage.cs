using System.Net.Mime;
using System.Text.Encodings.Web;

namespace Classroom.Relay.Hosting.Https;

/// <summary>GET /ca: where a school PC downloads the county CA and reads how to install it. Plain HTML without script, because it is opened before anything is trusted.</summary>
internal static class CaPage
{
    public const string Path = "/ca";

    private const string DerPath = "/classroom-ca.crt";
    private const string PemPath = "/classroom-ca.pem";

    public static void Map(IEndpointRouteBuilder routes, CountyAuthority authority, string host)
    {
        var pages = routes.MapGroup(Path).AllowAnonymous();
        pages.MapGet("/", (BoundPorts ports) =>
            Results.Content(Html(authority.Fingerprint, $"https://{new HostString(host, ports.Https)}/"), "text/html; charset=utf-8"));
        pages.MapGet(DerPath, () => Results.File(authority.Der, "application/x-x509-ca-cert", DerPath[1..]));
        pages.MapGet(PemPath, () => Results.File(System.Text.Encoding.ASCII.GetBytes(authority.Pem), MediaTypeNames.Application.Octet, PemPath[1..]));
    }

    private static string Html(string fingerprint, string address)
    {
        var link = HtmlEncoder.Default.Encode(address);
        return $$"""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>安装县级根证书 · Install the county certificate</title>
            <style>
              body { font: 18px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733 }
              h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2rem }
              code { background: #eef2f6; padding: .1em .4em; overflow-wrap: anywhere } pre { background: #eef2f6; padding: .8em; overflow-x: auto }
              .key { display: inline-block; background: #1565c0; color: #fff; padding: .5em 1.2em; border-radius: 6px; text-decoration: none; margin-right: .6em }
              .en { color: #5b6876; font-size: .9em }
            </style>
            <h1>安装县级根证书</h1>
            <p>浏览器只允许安全网页使用摄像头和麦克风。每台教室电脑安装一次本县的根证书，以后就能用 <a href="{{link}}">{{link}}</a> 上课。
            <br><span class="en">Browsers give a camera only to a secure page. Install the county's certificate once on each classroom PC, then open <a href="{{link}}">{{link}}</a>.</span></p>
            <p><a class="key" href="{{Path}}{{DerPath}}">下载证书（Windows、安卓）</a> <a class="key" href="{{Path}}{{PemPath}}">下载证书（统信 UOS、麒麟等 Linux）</a></p>
            <p>安装前请与信息中心公布的指纹核对（SHA-256）：<br><code>{{fingerprint}}</code><br><span class="en">Before installing, compare this fingerprint with the one the information centre published.</span></p>
            <p>这个证书只能为本系统的地址和内网地址作证，不能冒充别的网站。<br><span class="en">The certificate can vouch for this system and private addresses only.</span></p>
            <h2>Windows 7 / 10 / 11</h2>
            <ol>
              <li>点上面的“下载证书（Windows、安卓）”，打开下载的 <code>classroom-ca.crt</code>。<span class="en">Open the downloaded file.</span></li>
              <li>点“安装证书”，选“本地计算机”，点“下一步”。<span class="en">Install Certificate, Local Machine.</span></li>
              <li>选“将所有的证书都放入下列存储”，点“浏览”，选“<b>受信任的根证书颁发机构</b>”。<span class="en">Place it in “Trusted Root Certification Authorities”.</span></li>
              <li>点“完成”，关闭全部浏览器窗口后重新打开。<span class="en">Finish, then restart the browser.</span></li>
            </ol>
            <h2>统信 UOS、麒麟 Kylin、Debian、Ubuntu</h2>
            <ol>
              <li>点上面的“下载证书（统信 UOS、麒麟等 Linux）”。<span class="en">Download the PEM file.</span></li>
              <li>在下载目录打开终端，执行：<span class="en">In the download folder run:</span>
            <pre>mkdir -p ~/.pki/nssdb
            certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n classroom -i classroom-ca.pem
            sudo cp classroom-ca.pem /usr/local/share/ca-certificates/classroom-ca.crt
            sudo update-ca-certificates</pre>
              没有 <code>certutil</code> 时先执行 <code>sudo apt install libnss3-tools</code>。<span class="en">Where certutil is missing, install libnss3-tools first.</span></li>
              <li>关闭全部浏览器窗口后重新打开。火狐：设置 → 隐私与安全 → 查看证书 → 证书颁发机构 → 导入。<span class="en">Restart the browser. Firefox keeps its own list: Settings, Privacy &amp; Security, View Certificates, Authorities, Import.</span></li>
            </ol>
            <h2>安卓 Android（一体机、平板）</h2>
            <ol>
              <li>点“下载证书（Windows、安卓）”。<span class="en">Download the first file.</span></li>
              <li>设置 → 安全 → 加密与凭据 → 安装证书 → <b>CA 证书</b> → 仍然安装，选下载的文件。<span class="en">Settings, Security, Encryption &amp; credentials, Install a certificate, CA certificate.</span></li>
              <li>重新打开浏览器。<span class="en">Restart the browser.</span></li>
            </ol>
            </html>
            """;
    }
}
