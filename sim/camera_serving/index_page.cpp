// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/pages.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::camera_serving {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>madoguchi camera</title>
<meta name="viewport" content="width=device-width">
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#222}
h1{font-size:1.4rem} h2{font-size:1.1rem;margin-top:2rem} code{background:#f2f2f2;padding:.1rem .3rem}
.live{display:flex;gap:1.5rem;flex-wrap:wrap;align-items:flex-start}
.live img{width:320px;background:#000;border:1px solid #bbb}
table{border-collapse:collapse;width:100%} td,th{border-bottom:1px solid #ddd;padding:.5rem;text-align:left;vertical-align:top}
td img{width:120px;display:block;background:#000} button{font:inherit;padding:.3rem .9rem;margin:.15rem}
#state{font-weight:600} .ja{color:#555;display:block;font-size:.9rem}
</style></head><body>
<h1>madoguchi camera <span class="ja">カメラ映像の配信</span></h1>
<div class="live"><a href="/video.mjpg"><img src="/video.mjpg" alt="live"></a><div>
<p>Now before the camera: <span id="state">…</span><span class="ja">現在カメラの前にあるもの</span></p>
<p><button data-set='{"show":"black"}'>black <span lang="ja">黒</span></button>
<button data-set='{"show":"alignment"}'>alignment <span lang="ja">位置合わせ</span></button>
<button data-set='{"show":"stream"}'>stream <span lang="ja">映像</span></button></p>
<p><a href="/scene">scene page for a monitor</a> · <a href="/video.mjpg">live MJPEG</a> ·
<a href="/frame.jpg">one picture</a> · <a href="/control">control</a> · <a href="/shown">what was shown</a></p>
</div></div>
<h2>Streams <span class="ja">収録映像</span></h2>
<table><tr><th></th><th>name</th><th>what is seen</th><th>frames</th><th></th></tr>
)";

constexpr std::string_view tail = R"(</table>
<script>
const state=document.getElementById('state');
document.querySelectorAll('[data-set]').forEach(b=>b.addEventListener('click',()=>
  fetch('/control',{method:'POST',headers:{'Content-Type':'application/json'},body:b.dataset.set})));
new EventSource('/events').onmessage=e=>{const s=JSON.parse(e.data);
  state.textContent=s.show==='stream'?s.stream:s.show;};
</script></body></html>
)";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '&') {
      result += "&amp;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (c == '\'') {
      result += "&#39;";
    } else {
      result += c;
    }
  }
  return result;
}

std::string seen_in(const camera::StreamDescription& description) {
  if (const camera::DrawnPerson* drawn = description.drawn()) {
    return fmt::format("person {} (does not exist), {}", drawn->person, to_text(drawn->scene));
  }
  const camera::Declaration& declared = description.declared;
  std::string text = declared.subject.empty() ? "not declared" : declared.subject;
  if (declared.scene) text += ", " + to_text(*declared.scene);
  return text;
}

std::string row_of(const ServedStream& stream) {
  const auto& frames = stream.package().frames();
  const std::string name = stream.name();  // safe in addresses and in HTML, see free_name()
  return fmt::format(
      "<tr><td><img loading=\"lazy\" alt=\"\" src=\"/streams/{0}/frames/{1}.jpg\"></td>"
      "<td><a href=\"/streams/{0}.mjpg\">{0}</a></td><td>{2}</td>"
      "<td>{3} in {4:.1f} s, {5} × {6}</td>"
      "<td><button data-set='{{\"stream\":\"{0}\"}}'>show <span lang=\"ja\">表示</span></button>"
      "</td></tr>\n",
      name, frames.size() / 2, escaped(seen_in(stream.package().description())), frames.size(),
      static_cast<double>(frames.back().due.count()) / 1e6, stream.package().description().width,
      stream.package().description().height);
}

}  // namespace

std::string index_page(const std::vector<ServedStream>& streams) {
  std::string page(head);
  for (const ServedStream& stream : streams) page += row_of(stream);
  return page.append(tail);
}

}  // namespace madoguchi::sim::camera_serving
