--TEST--
bin/wsdoctor --html: what a server sends is shown as text, and no secret is
--EXTENSIONS--
wsclient
--FILE--
<?php
require __DIR__ . '/page.inc';

$markup = '</pre></style><script>alert(1)</script><img src=x onerror="alert(2)"><a href=\'javascript:alert(3)\'>&amp;&lt;b&gt;';
$answers = [
    'markup in the body' => "HTTP/1.1 403 Forbidden\\r\\nContent-Type: text/html\\r\\nContent-Length: " . strlen($markup) . "\\r\\n\\r\\n$markup",
    'markup in the head' => "HTTP/1.1 403 <b>\"no\"</b>\\r\\nServer: <i>a</i>/1\\r\\nVia: 1.1 <u>p</u>\\r\\nX-Powered-By: '><hr>\\r\\nContent-Length: 0\\r\\n\\r\\n",
    'secrets' => 'HTTP/1.1 401 Unauthorized\r\nServer: sesame-open\r\nSet-Cookie: id=sesame-open\r\nX-Token: sesame-open\r\n'
        . 'Content-Length: 49\r\n\r\ntoken sesame-open is wrong, and so is sesame-open',
    'not UTF-8, and characters that hide or reorder' =>
        'HTTP/1.1 403 Forbidden\r\nContent-Length: 25\r\n\r\na\xff\xc3(b\x00\x07\x1b[31mc\xe2\x80\xaed\xef\xbb\xbfe\xe2\x80',
];
foreach ($answers as $name => $answer) {
    echo "-- $name\n";
    $peer = Peer::script('head', "send $answer", 'close');
    $html = page('-H', 'Authorization: Bearer sesame-open', '-H', 'Cookie: id=sesame-open', $peer->url('/<p>?token=sesame-open'));
    var_dump(stripos($html, 'sesame'));
    preg_match_all('#<pre>.*</pre>#sU', $html, $heads);
    preg_match('#<pre class="body".*</pre>#sU', $html, $body);
    echo implode("\n", $heads[0]), "\n", $body[0] ?? 'no body', "\n";
}
?>
--EXPECTF--
-- markup in the body
bool(false)
<pre>
<b>GET /%3Cp%3E?token=<span class="masked">***</span> HTTP/1.1</b>
<span class="field">Host:</span> 127.0.0.1:%d
<span class="field">Upgrade:</span> websocket
<span class="field">Connection:</span> Upgrade
<span class="field">Sec-WebSocket-Key:</span> %s
<span class="field">Sec-WebSocket-Version:</span> 13
<span class="field">Sec-WebSocket-Extensions:</span> permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
<span class="field">User-Agent:</span> wsclient/%d.%d.%d
<span class="field">Authorization:</span> Bearer <span class="masked">***</span>
<span class="field">Cookie:</span> <span class="masked">***</span>
</pre>
<pre>
<b>HTTP/1.1 403 Forbidden</b>
<span class="field">Content-Type:</span> text/html
<span class="field">Content-Length:</span> 113
</pre>
<pre class="body" tabindex="0">
&lt;/pre&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(2)&quot;&gt;&lt;a href=&apos;javascript:alert(3)&apos;&gt;&amp;amp;&amp;lt;b&amp;gt;</pre>
-- markup in the head
bool(false)
<pre>
<b>GET /%3Cp%3E?token=<span class="masked">***</span> HTTP/1.1</b>
<span class="field">Host:</span> 127.0.0.1:%d
<span class="field">Upgrade:</span> websocket
<span class="field">Connection:</span> Upgrade
<span class="field">Sec-WebSocket-Key:</span> %s
<span class="field">Sec-WebSocket-Version:</span> 13
<span class="field">Sec-WebSocket-Extensions:</span> permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
<span class="field">User-Agent:</span> wsclient/%d.%d.%d
<span class="field">Authorization:</span> Bearer <span class="masked">***</span>
<span class="field">Cookie:</span> <span class="masked">***</span>
</pre>
<pre>
<b>HTTP/1.1 403 &lt;b&gt;&quot;no&quot;&lt;/b&gt;</b>
<span class="field">Server:</span> &lt;i&gt;a&lt;/i&gt;/1
<span class="field">Via:</span> 1.1 &lt;u&gt;p&lt;/u&gt;
<span class="field">X-Powered-By:</span> &apos;&gt;&lt;hr&gt;
<span class="field">Content-Length:</span> 0
</pre>
no body
-- secrets
bool(false)
<pre>
<b>GET /%3Cp%3E?token=<span class="masked">***</span> HTTP/1.1</b>
<span class="field">Host:</span> 127.0.0.1:%d
<span class="field">Upgrade:</span> websocket
<span class="field">Connection:</span> Upgrade
<span class="field">Sec-WebSocket-Key:</span> %s
<span class="field">Sec-WebSocket-Version:</span> 13
<span class="field">Sec-WebSocket-Extensions:</span> permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
<span class="field">User-Agent:</span> wsclient/%d.%d.%d
<span class="field">Authorization:</span> Bearer <span class="masked">***</span>
<span class="field">Cookie:</span> <span class="masked">***</span>
</pre>
<pre>
<b>HTTP/1.1 401 Unauthorized</b>
<span class="field">Server:</span> <span class="masked">***</span>
<span class="field">Set-Cookie:</span> <span class="masked">***</span>
<span class="field">X-Token:</span> <span class="masked">***</span>
<span class="field">Content-Length:</span> 49
</pre>
<pre class="body" tabindex="0">
token <span class="masked">***</span> is wrong, and so is <span class="masked">***</span></pre>
-- not UTF-8, and characters that hide or reorder
bool(false)
<pre>
<b>GET /%3Cp%3E?token=<span class="masked">***</span> HTTP/1.1</b>
<span class="field">Host:</span> 127.0.0.1:%d
<span class="field">Upgrade:</span> websocket
<span class="field">Connection:</span> Upgrade
<span class="field">Sec-WebSocket-Key:</span> %s
<span class="field">Sec-WebSocket-Version:</span> 13
<span class="field">Sec-WebSocket-Extensions:</span> permessage-deflate; client_max_window_bits, permessage-deflate; client_no_context_takeover; client_max_window_bits
<span class="field">User-Agent:</span> wsclient/%d.%d.%d
<span class="field">Authorization:</span> Bearer <span class="masked">***</span>
<span class="field">Cookie:</span> <span class="masked">***</span>
</pre>
<pre>
<b>HTTP/1.1 403 Forbidden</b>
<span class="field">Content-Length:</span> 25
</pre>
<pre class="body" tabindex="0">
a��(b���[31mc�d�e�</pre>
