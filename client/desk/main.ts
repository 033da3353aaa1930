import { mount } from "svelte";
import "../ui/fonts.ts";
import "../ui/tokens.css";
import "../ui/tones.css";
import "./desk.css";
import { Live } from "../lib/live.svelte.ts";
import { ServerClock } from "../lib/now.svelte.ts";
import { openLive } from "../lib/openLive.ts";
import { watchPicture } from "../lib/watchPicture.ts";
import Desk from "./Desk.svelte";

const live = new Live();
const clock = new ServerClock();
const line = openLive({ audience: "desk", live, clock });
mount(Desk, { target: document.body, props: { live, clock, line } });
watchPicture(clock);
