import { mount } from "svelte";
import "../ui/fonts.ts";
import "../ui/tokens.css";
import "../ui/tones.css";
import { Live } from "../lib/live.svelte.ts";
import { ServerClock } from "../lib/now.svelte.ts";
import { openLive } from "../lib/openLive.ts";
import { watchPicture } from "../lib/watchPicture.ts";
import Wall from "./Wall.svelte";
import { reloadOnNewLink, wallToken } from "./upkeep/wallToken.ts";

const live = new Live();
const clock = new ServerClock();
const { report } = openLive({ audience: "wall", live, clock, wall: wallToken() });
reloadOnNewLink();
mount(Wall, { target: document.body, props: { live, clock, report } });
watchPicture(clock);
