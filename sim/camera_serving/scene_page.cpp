// SPDX-License-Identifier: Apache-2.0
// The scene page: alignment target, then frames at their true times, with a report of what was
// drawn when. In three pieces: style, elements, program.
#include "sim/camera_serving/pages.hpp"

namespace madoguchi::sim::camera_serving {
namespace {

constexpr std::string_view style = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>madoguchi scene</title>
<style>
html,body{margin:0;height:100%;background:#000;color:#ddd;overflow:hidden;font:15px/1.45 system-ui,sans-serif}
#stage{position:fixed;inset:0;display:flex;align-items:center;justify-content:center}
canvas{display:none;image-rendering:auto}
#target{position:fixed;inset:0;width:100%;height:100%;display:none;background:#808080}
#help{position:fixed;left:50%;top:9%;transform:translateX(-50%);background:#fffd;color:#111;padding:.7rem 1.1rem;
display:none;max-width:44rem;border-radius:.3rem}
#help p{margin:.25rem 0} #note{position:fixed;left:1rem;bottom:.6rem;opacity:.6}
.hidden{cursor:none}
</style></head><body>
)";

constexpr std::string_view elements = R"(<div id="stage"><canvas id="picture"></canvas></div>
<svg id="target" xmlns="http://www.w3.org/2000/svg"></svg>
<div id="help">
<p>1. Press <b>f</b> for full screen. 2. Hold a card against the outline and press <b>+</b> / <b>−</b> until it fits: sizes are then true.
3. Move the reader until its camera sees all four corner marks, the dot at the top left. 4. All eleven grey steps have to differ in its picture.
5. <b>s</b> starts the stream, <b>a</b> comes back here, <b>b</b> is black.</p>
<p lang="ja">1. <b>f</b> で全画面。2. カードを枠に当て、<b>+</b>・<b>−</b> で大きさを合わせると実寸になります。
3. カメラに四隅の印（左上に点）がすべて映るようリーダーを置きます。4. 灰色 11 段がすべて区別できることを確認します。
5. <b>s</b> 映像開始、<b>a</b> この画面、<b>b</b> 黒画面。</p></div>
<div id="note"></div>
)";

constexpr std::string_view program = R"(<script>
'use strict';
const $=id=>document.getElementById(id), canvas=$('picture'), pen=canvas.getContext('2d',{alpha:false});
const query=new URLSearchParams(location.search);
let perMm=+localStorage.getItem('px_per_mm')||96/25.4, state=null, turn=0;
const post=(path,body)=>fetch(path,{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify(body)});
const unixUs=t=>Math.round((performance.timeOrigin+t)*1000);
function screenNow(){return {width:innerWidth,height:innerHeight,px_per_mm:perMm,device_pixel_ratio:devicePixelRatio};}
function box(x,y,w,h,fill){return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;}
function finder(x,y,u){return box(x-u,y-u,9*u,9*u,'#fff')+box(x,y,7*u,7*u,'#000')+box(x+u,y+u,5*u,5*u,'#fff')+box(x+2*u,y+2*u,3*u,3*u,'#000');}
function drawTarget(){
  const W=innerWidth,H=innerHeight,u=Math.max(4,Math.min(W,H)/90),m=3*u,f=7*u;let s='';
  s+=finder(m,m,u)+finder(W-m-f,m,u)+finder(m,H-m-f,u)+finder(W-m-f,H-m-f,u);
  s+=`<circle cx="${m+f+3*u}" cy="${m+3.5*u}" r="${1.5*u}" fill="#000"/>`;
  const gw=Math.min(W*.7,1100),gx=(W-gw)/2,gy=H*.84,gh=H*.07;
  for(let i=0;i<=10;i++){const v=Math.round(25.5*i);s+=box(gx+i*gw/11,gy,gw/11+.5,gh,`rgb(${v},${v},${v})`)
    +`<text x="${gx+(i+.5)*gw/11}" y="${gy+gh*.62}" font-size="${gh*.28}" text-anchor="middle" fill="${i<5?'#fff':'#000'}">${v}</text>`;}
  const cx=W/2,cy=H*.53,cw=85.6*perMm,ch=53.98*perMm;
  s+=`<rect x="${cx-cw/2}" y="${cy-ch/2}" width="${cw}" height="${ch}" rx="${3.18*perMm}" fill="none" stroke="#000" stroke-width="2"/>`;
  s+=`<circle cx="${cx}" cy="${cy}" r="${20*perMm}" fill="none" stroke="#000"/>`;
  s+=`<path d="M${cx-30*perMm} ${cy}H${cx+30*perMm}M${cx} ${cy-22*perMm}V${cy+22*perMm}" stroke="#000"/>`;
  s+=`<text x="${cx}" y="${cy-ch/2-6}" font-size="13" text-anchor="middle">85.6 × 54 mm (ID-1)</text>`;
  const rx=cx-50*perMm,ry=cy+ch/2+26;
  for(let i=0;i<=100;i+=5)s+=`<path d="M${rx+i*perMm} ${ry}v${i%10?-7:-13}" stroke="#000"/>`;
  s+=`<path d="M${rx} ${ry}h${100*perMm}" stroke="#000" stroke-width="2"/><text x="${cx}" y="${ry+16}" font-size="13" text-anchor="middle">100 mm</text>`;
  $('target').setAttribute('viewBox',`0 0 ${W} ${H}`);$('target').innerHTML=s;
}
function fit(list){canvas.width=list.width;canvas.height=list.height;
  const mm=+query.get('width_mm'),k=mm>0?mm*perMm/list.width:Math.min(innerWidth/list.width,innerHeight/list.height);
  canvas.style.width=list.width*k+'px';canvas.style.height=list.height*k+'px';}
function view(what){canvas.style.display=what==='stream'?'block':'none';
  $('target').style.display=$('help').style.display=what==='alignment'?'block':'none';
  document.body.className=what==='alignment'?'':'hidden';if(what==='alignment')drawTarget();}
const ahead=40;
async function fetchFrame(name,i){const r=await fetch(`/streams/${name}/frames/${i}.jpg`);if(!r.ok)throw new Error(r.status);
  return createImageBitmap(await r.blob());}
async function play(now,mine){
  const name=now.stream,list=await(await fetch(`/streams/${name}/frames.json`)).json();if(mine!==turn)return;
  const n=list.due_us.length,ready=new Map();let asked=0,last=-1,rows=[],begun=null;
  const dueOf=k=>(Math.floor(k/n)*list.period_us+list.due_us[k%n])/now.speed;
  const end=now.loop?Infinity:n;
  (async()=>{while(mine===turn&&asked<end){if(asked>last+ahead){await new Promise(r=>setTimeout(r,5));continue;}
    const k=asked++;try{ready.set(k,await fetchFrame(name,k%n));}catch(e){$('note').textContent=String(e);return;}}})();
  const flush=()=>{if(!rows.length)return;const part=rows;rows=[];
    post('/shown',{run:now.run,stream:name,screen:screenNow(),frames:part});};
  while(mine===turn&&ready.size<Math.min(ahead,end===Infinity?ahead:n))await new Promise(r=>setTimeout(r,5));
  fit(list);view('stream');
  const timer=setInterval(flush,500);
  const draw=t=>{
    if(mine!==turn){clearInterval(timer);flush();return;}
    if(begun===null)begun=t;
    const elapsed=(t-begun)*1000;let k=last;
    while(k+1<end&&dueOf(k+1)<=elapsed)k++;
    if(k>last&&ready.has(k)){pen.drawImage(ready.get(k),0,0);
      for(const old of [...ready.keys()])if(old<=k){ready.get(old).close();ready.delete(old);}
      last=k;rows.push([k%n,Math.round(dueOf(k)),unixUs(t)]);}
    if(last+1>=end&&elapsed>=dueOf(n-1)+(list.period_us-list.due_us[n-1])/now.speed){clearInterval(timer);flush();view('black');return;}
    requestAnimationFrame(draw);};
  requestAnimationFrame(draw);
}
function change(now){state=now;const mine=++turn;view(now.show==='stream'?'black':now.show);
  post('/shown',{run:now.run,screen:screenNow()});
  if(now.show==='stream')play(now,mine).catch(e=>{$('note').textContent=String(e);});}
new EventSource('/events').onmessage=e=>change(JSON.parse(e.data));
addEventListener('resize',()=>{if(state&&state.show==='alignment')drawTarget();});
addEventListener('keydown',e=>{
  if(e.key==='f'){if(document.fullscreenElement)document.exitFullscreen();else document.documentElement.requestFullscreen();}
  const to={s:'stream',a:'alignment',b:'black'}[e.key];if(to)post('/control',{show:to});
  const k={'+':1.005,'-':1/1.005}[e.key];
  if(k){perMm*=k;localStorage.setItem('px_per_mm',perMm);drawTarget();if(state)post('/shown',{run:state.run,screen:screenNow()});}});
</script></body></html>
)";

}  // namespace

std::string scene_page() { return std::string(style).append(elements).append(program); }

}  // namespace madoguchi::sim::camera_serving
