import type { InatewsBulletin, LiveSolution } from "../scenario.ts";
import { latitudeText, liveStamp, longitudeText, wibStamps, xmlText } from "./stamp.ts";

/** The InaTEWS bucket's three files that are read. */

/** The latest bulletin, CAP-like JSON. */
export function datagempa(bulletin: InatewsBulletin): string {
  return JSON.stringify({ ...envelope(bulletin), info: info(bulletin) });
}

/** Up to 30 tsunami bulletins, newest first; the envelope speaks of the newest. */
export function tsunamiList(bulletins: readonly InatewsBulletin[]): string {
  const [newest] = bulletins;
  const head = newest
    ? { ...envelope(newest), identifier: `Indonesia-InaTEWS-history-${wibStamps(newest.issuedAt).compact}` }
    : {};
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
${elements(head, "  ")}
${bulletins
  .slice(0, 30)
  .map((bulletin) => `  <info>\n${elements(info(bulletin), "     ")}\n  </info>`)
  .join("\n")}
</alert>
`;
}

/** The 30 latest automatic and confirmed solutions of the world, UTC. */
export function liveList(events: readonly { key: string; solution: LiveSolution }[]): string {
  const records = events.slice(0, 30).map(({ key, solution }) =>
    elements(
      {
        gempa: {
          eventid: key,
          status: solution.status,
          waktu: liveStamp(solution.originTime),
          lintang: solution.at[1].toFixed(2),
          bujur: solution.at[0].toFixed(2),
          dalam: String(solution.depthKm),
          mag: solution.magnitude.toFixed(1),
          fokal: "undetermined",
          area: solution.area,
        },
      },
      " ",
    ),
  );
  return `<?xml version="1.0"?>\n<Infogempa>\n${records.join("\n")}\n</Infogempa>`;
}

type Tree = { [name: string]: string | Tree | Tree[] };

function envelope(bulletin: InatewsBulletin) {
  const felt = bulletin.subject === "Warning Gempa dirasakan";
  return {
    identifier: `Indonesia-InaTEWS-${felt ? "felt-Eq-" : ""}${eventId(bulletin)}`,
    sender: "inatews@bmkg.go.id",
    sent: wibStamps(felt ? bulletin.originTime : bulletin.issuedAt).sent,
    status: bulletin.status,
    msgType: /PD-[234]/.test(bulletin.subject) ? "Update" : "Alert",
    scope: "Public",
    code: "profile:BMKG-Versi:1",
  };
}

/** Origin time for felt bulletins, issue time for all others. */
const eventId = ({ subject, originTime, issuedAt }: InatewsBulletin) =>
  wibStamps(subject === "Warning Gempa dirasakan" ? originTime : issuedAt).compact;

function info(bulletin: InatewsBulletin): Tree {
  const [lng, lat] = bulletin.at;
  const origin = wibStamps(bulletin.originTime);
  const id = eventId(bulletin);
  return {
    event: "Gempabumi",
    date: origin.shortDate,
    time: origin.jam,
    point: { coordinates: `${lng.toFixed(2)},${lat.toFixed(2)}` },
    latitude: latitudeText(lat),
    longitude: longitudeText(lng),
    magnitude: bulletin.magnitude.toFixed(1),
    depth: `${bulletin.depthKm} Km`,
    area: bulletin.area,
    eventid: id,
    subject: bulletin.subject,
    shakemap: `${id}.mmi.jpg`,
    ...told(bulletin, id),
    timesent: wibStamps(bulletin.issuedAt).timesent,
  };
}

function told(bulletin: InatewsBulletin, id: string): Tree {
  const { subject, magnitude, depthKm, area, felt } = bulletin;
  const when = wibStamps(bulletin.originTime).spoken;
  const [lng, lat] = bulletin.at;
  const place = `Lok:${latitudeText(lat)}, ${longitudeText(lng)} (${area}), Kedlmn:${depthKm} Km ::BMKG`;
  if (subject === "Warning Gempa dirasakan") {
    return {
      potential: "Gempa ini dirasakan untuk diteruskan pada masyarakat",
      headline: `Info Gempa dirasakan Mag:${magnitude.toFixed(1)}, ${when}, ${place}`,
      description: `Telah terjadi gempabumi mag:${magnitude.toFixed(1)}, lokasi:${area}, waktu:${when}, kedlmn:${depthKm} Km, gempa ini dirasakan(MMI):${felt}`,
      instruction: "Hati-hati terhadap gempabumi susulan yang mungkin terjadi",
      felt,
    };
  }
  if (subject === "Gempa M>5") {
    return {
      potential: "tidak berpotensi TSUNAMI",
      headline: `Info Gempa Mag:${magnitude.toFixed(1)}, ${when}, ${place}`,
      description: `Telah terjadi gempabumi mag:${magnitude.toFixed(1)}, lokasi:${area}, waktu:${when}, kedlmn:${depthKm} Km, tidak berpotensi TSUNAMI`,
      instruction: "Hati-hati terhadap gempabumi susulan yang mungkin terjadi",
    };
  }
  return {
    // BMKG keeps this sentence in PD-4, after the all-clear.
    potential: "Potensi TSUNAMI untuk diteruskan pada masyarakat",
    ...tsunamiWords(bulletin, when, place),
    instruction: "Ikuti arahan peringatan dini TSUNAMI dari BPBD, BNPB dan BMKG",
    wzmap: `${id}.wz.png`,
    ttmap: `${id}.tt.png`,
    sshmap: `${id}.ssh.png`,
    instruction1: forLevel(
      "Awas",
      "memperhatikan dan segera mengarahkan masyarakat untuk melakukan evakuasi menyeluruh",
    ),
    instruction2: forLevel("Siaga", "memperhatikan dan segera mengarahkan masyarakat untuk melakukan evakuasi"),
    instruction3: forLevel(
      "Waspada",
      "memperhatikan dan segera mengarahkan masyarakat untuk menjauhi pantai dan tepian sungai",
    ),
    ...(bulletin.zones.length > 0 && { wzarea: zoneAreas(bulletin) }),
    ...(bulletin.observations.length > 0 && { obsarea: observedAreas(bulletin) }),
  };
}

const forLevel = (level: string, deed: string) =>
  `Pemerintah Propinsi/Kab/Kota yang berada pada status "${level}" diharap ${deed}`;

function tsunamiWords(
  { status, subject, magnitude, zones, observations, area }: InatewsBulletin,
  when: string,
  place: string,
) {
  const quake = `gempa Mag:${magnitude.toFixed(1)}`;
  const test = status === "TES" ? "TES " : "";
  if (subject.endsWith("PD-4")) {
    const over = `${test}Peringatan Dini TSUNAMI yang disebabkan oleh ${quake}, ${when}, dinyatakan telah berakhir`;
    return { headline: `${over}::BMKG`, description: `${over}, lokasi: ${area}` };
  }
  if (subject.includes("PD-3")) {
    const seen = observations
      .map((one) => `${one.location}(${wibStamps(one.observedAt).minute.replace(" ", "")})${one.heightM.toFixed(2)}m`)
      .join(", ");
    const words = `${test}Pemutakhiran Peringatan Dini, Tsunami akibat ${quake} (${area}), telah terdeteksi di  ${seen}`;
    return { headline: `${words}::BMKG`, description: words };
  }
  const where = [...new Set(zones.map((zone) => zone.province))].join(", ");
  const head = `${test}${subject.endsWith("PD-1") ? "" : "Pemutakhiran "}Peringatan Dini Tsunami`;
  return {
    headline: `${head} untuk wilayah: ${where}, Gempa Mag:${magnitude.toFixed(1)}, ${when}, ${place}`,
    description: `${head}, telah terjadi gempabumi dengan kekuatan:${magnitude.toFixed(1)}, lokasi: ${area}, waktu:${when},  berpotensi Tsunami di wilayah: ${where}`,
  };
}

const zoneAreas = ({ zones }: InatewsBulletin) =>
  zones.map(({ province, district, level, arrivalAt }) => ({
    province,
    district,
    level,
    date: wibStamps(arrivalAt).longDate,
    time: wibStamps(arrivalAt).jam,
  }));

const observedAreas = ({ observations, swapped }: InatewsBulletin) =>
  observations.map(({ location, at: [lng, lat], heightM, observedAt }) => ({
    location,
    loclatitude: (swapped ? lng : lat).toFixed(2),
    loclongitude: (swapped ? lat : lng).toFixed(2),
    height: heightM.toFixed(2),
    date: wibStamps(observedAt).longDate,
    time: wibStamps(observedAt).minute,
  }));

function elements(tree: Tree, indent: string): string {
  return Object.entries(tree)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((one) => [name, one] as const) : [[name, value] as const],
    )
    .map(([name, value]) =>
      typeof value === "string"
        ? `${indent}<${name}>${xmlText(value)}</${name}>`
        : `${indent}<${name}>\n${elements(value, `${indent} `)}\n${indent}</${name}>`,
    )
    .join("\n");
}
