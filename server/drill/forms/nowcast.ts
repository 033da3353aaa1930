import type { LngLat } from "../../../shared/geo/distance.ts";
import type { NowcastAlert } from "../scenario.ts";
import { rssStamp, wibStamps, xmlText } from "./stamp.ts";

/** The nowcast index and its alerts. Links name BMKG's own host, whatever host serves them. */

const BASE = "https://www.bmkg.go.id/alerts/nowcast/id";

/** RSS 2.0, newest first. The indented second instruction is BMKG's. */
export function nowcastIndex(alerts: readonly NowcastAlert[], builtAt: number): string {
  const built = rssStamp(builtAt, 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
    <?xml-stylesheet type="text/xsl" href="/cap/nowcast-rss-style.xsl"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel>
            <title>Peringatan Dini Cuaca BMKG</title>
            <link>${BASE}/rss.xml</link>
            <description>Peringatan Dini Cuaca dari BMKG (Badan Meteorologi, Klimatologi, dan Geofisika)</description>
            <atom:link href="${BASE}/rss.xml" rel="self" type="application/rss+xml"/>
            <language>id</language>
            <copyright>public domain</copyright>
            <pubDate>${built}</pubDate>
            <lastBuildDate>${built}</lastBuildDate>
            <docs>http://blogs.law.harvard.edu/tech/rss</docs>
            ${alerts.map(item).join("\n")}
        </channel>
    </rss>`;
}

function item(alert: NowcastAlert): string {
  return `
        <item>
            <title>${xmlText(alert.headline)}</title>
            <link>${BASE}/${alert.code}_alert.xml</link>
            <description>${xmlText(alert.description)}</description>
            <author>cuaca.ekstrem@bmkg.go.id (BMKG)</author>
            <category>Met</category>
            <guid isPermaLink="false">${alert.identifier}</guid>
            <pubDate>${rssStamp(alert.sentAt, 7)}</pubDate>
        </item>`;
}

/** CAP 1.2, WIB. */
export function capAlert(alert: NowcastAlert): string {
  const [year, month, day] = wibStamps(alert.sentAt).cap.slice(0, 10).split("-");
  const references = alert.references.length > 0 ? `\n  <references>${alert.references.join(" ")}</references>` : "";
  return `<?xml version="1.0" ?>
<?xml-stylesheet type="text/xsl" href="/cap/nowcast-cap-style.xsl"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${alert.identifier}</identifier>
  <sender>cuaca.ekstrem@bmkg.go.id</sender>
  <sent>${wibStamps(alert.sentAt).cap}</sent>
  <status>Actual</status>
  <msgType>${alert.msgType}</msgType>
  <scope>Public</scope>${references}
  <info>
    <language>id</language>
    <category>Met</category>
    <event>Hujan Lebat dan Petir</event>
    <urgency>Immediate</urgency>
    <severity>${alert.severity}</severity>
    <certainty>Observed</certainty>
    <eventCode>
      <valueName>OET:v1.2</valueName>
      <value>OET-194</value>
    </eventCode>
    <effective>${wibStamps(alert.effectiveAt).cap}</effective>
    <expires>${wibStamps(alert.expiresAt).cap}</expires>
    <senderName>Badan Meteorologi Klimatologi dan Geofisika</senderName>
    <headline>${xmlText(alert.headline)}</headline>
    <description>${xmlText(alert.description)}</description>
    <web>https://nowcasting.bmkg.go.id/infografis/${alert.code.slice(0, 3)}/${year}/${month}/${day}/infografis.jpg</web>
    <contact>06221 196</contact>
    <area>
      <areaDesc>${xmlText(alert.province)}</areaDesc>
${alert.polygons.map((ring) => `      <polygon>${ringText(ring)}</polygon>`).join("\n")}
    </area>
  </info>
</alert>
`;
}

const ringText = (ring: readonly LngLat[]) => ring.map(([lng, lat]) => `${lat.toFixed(3)},${lng.toFixed(3)}`).join(" ");
