import { createHash } from "node:crypto";

/**
 * Look of the pages without script, phone first (mocks/desk.md §2–4). System fonts: the first answer must stay small.
 * calm.6: what is kept open for two minutes says that it is old, without a script: `.old` comes, and with it `.now` goes.
 */
export const PUBLIC_STYLE = `*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#14171b;font:17px/24px system-ui,Roboto,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:#0b4f96;font-weight:600;text-underline-offset:3px}
:focus-visible{outline:3px solid #0b4f96;outline-offset:2px}
h1,h2,h3,p,ol,ul,dl,dd{margin:0;padding:0}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 12px;align-items:center;background:#14171b;color:#fff;padding:2px 16px;font-size:14px;font-weight:700}
.head span{padding:12px 0}
.head a{color:#fff;padding:12px 0;font-weight:700}
.head :focus-visible{outline-color:#fff}
.drill{background:#7d8cff;color:#101214;padding:6px 16px;font-weight:800;font-size:18px;line-height:22px}
.band{display:flex;gap:12px;align-items:center;background:#14171b;color:#fff;padding:12px 16px;font-size:20px;line-height:26px;font-weight:800}
.band svg{flex:none;width:32px;height:28px}
.awas{background:#e0002b}
.siaga{background:#ff8c00;color:#14171b}
.waspada{background:#ffd23f;color:#14171b}
.ended{background:#0b4f96}
.calm{background:#434b54}
.awas,.siaga,.waspada,.ended{font-size:26px;line-height:32px}
.strip{background:#e9edf0;padding:8px 16px;font-size:14px;line-height:19px}
.strip p+p{margin-top:2px}
.old{max-height:0;overflow:hidden;visibility:hidden;font-size:20px;line-height:26px;animation:old 1ms 120s forwards}
@keyframes old{to{max-height:99em;visibility:visible;margin-top:6px}}
.now{max-height:99em;overflow:hidden;animation:gone 1ms 120s forwards}
@keyframes gone{to{max-height:0;visibility:hidden;margin:0}}
.body{padding:14px 16px 8px}
h1,h2.h1{font-size:28px;line-height:32px;font-weight:800;margin-bottom:8px}
h2{font-size:20px;line-height:26px;font-weight:800;margin:20px 0 6px}
h2.h1{margin:0 0 8px}
p+p{margin-top:8px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin-top:8px}
dt{font-weight:700}
ol,ul.rows{list-style:none;border-top:1px solid #c5cbd1}
ol{counter-reset:n}
li{border-bottom:1px solid #c5cbd1;padding:10px 0}
ol>li{counter-increment:n;padding-left:32px;position:relative;font-size:18px}
ol>li:before{content:counter(n);position:absolute;left:0;font-weight:800}
ul.rows>li{display:flex;gap:12px;align-items:center}
ul.rows>li>span:last-child{min-width:0}
.chip{flex:none;display:inline-grid;place-items:center;width:44px;height:34px;border:1px solid #14171b;border-radius:25%;font-weight:800;color:#101214}
.m1{background:#d2dce1}.m5{background:#309d8b}.m6{background:#f3f28b}.m7{background:#de8f18}.m9{background:#dd2c5f}
.at{flex:none;width:112px;white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note{font-size:15px;line-height:20px;color:#434b54;margin-top:8px}
.said{border-left:2px solid #434b54;padding-left:12px;margin-top:16px}
.mark{border-left:6px solid #14171b;padding-left:12px;margin-top:16px}
.call{display:block;border:2px solid #14171b;border-radius:6px;text-align:center;padding:16px;margin:20px 0;font-size:20px;font-weight:800;color:#14171b;text-decoration:none}
.foot{margin-top:20px;border-top:1px solid #c5cbd1;padding:14px 16px 28px;font-size:14px;line-height:19px;color:#434b54}
input,button{font:inherit;width:100%;min-height:56px;border:2px solid #14171b;border-radius:6px;padding:8px 12px;background:#fff;color:#14171b}
button{background:#0b4f96;border-color:#0b4f96;color:#fff;font-weight:800;margin-top:12px}
label{display:block;font-weight:700;margin:12px 0 4px}
.form{max-width:420px}
@media(min-width:900px){.head,.drill,.band,.strip,.foot{padding-left:40px;padding-right:40px}.body{padding:20px 40px 8px}.wide{display:grid;grid-template-columns:minmax(0,464px) minmax(0,696px);gap:0 40px}.wide h2:first-child{margin-top:0}}
@page{margin:10mm}
@media print{body{font-size:11px;line-height:14px}.head,.band,.drill,.strip{background:#fff;color:#000;border-bottom:1px solid #000}.head a{color:#000}.head,.head *,.band,.drill,.strip,.body,.foot{padding-top:2px;padding-bottom:2px}.strip,.note,.foot{font-size:10px;line-height:12px}.old,.call{display:none}.foot p{display:inline}.band,.band.band{font-size:18px;line-height:22px}h1,h2.h1{font-size:20px;line-height:24px;margin:0}h2{font-size:13px;line-height:16px;margin:8px 0 2px;break-after:avoid}ol>li{font-size:13px;line-height:16px;padding-left:20px}li{padding:2px 0;break-inside:avoid}.chip{width:30px;height:18px}.wide{display:block;columns:2;column-gap:20px}.body dl{gap:1px 8px}.said,.mark{margin-top:6px}.said p{margin:1px 0;font-size:9px;line-height:11px}.said .note,ul~.said p:nth-of-type(n+4){display:none}}`;

/** For pages that carry the style above and nothing else: no script, no picture from elsewhere, no frame around them. */
export const PUBLIC_SAFETY = {
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(PUBLIC_STYLE).digest("base64")}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  // Not `no-referrer`: the login's form would then say `Origin: null` (access.3).
  "referrer-policy": "same-origin",
};
