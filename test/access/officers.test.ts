import { expect, test } from "vitest";
import { createCredentials } from "../../server/access/officers/credentials.ts";
import { createHasher } from "../../server/access/officers/hasher.ts";
import { createOfficers } from "../../server/access/officers/officers.ts";
import { manualClock } from "../drill/manualClock.ts";
import { fakeStore } from "../http/fakeStore.ts";
import { officer } from "../make/officer.ts";

const MARK = { vault: "v", sha256: "0".repeat(64), until: null };

test("access.12 a name that another process erased is told no more by a server that told it before", async () => {
  let lies: Uint8Array | null = Buffer.from("Sari Wulandari");
  const officers = createOfficers({
    store: fakeStore(),
    vault: {
      read: () => Promise.resolve(lies),
      commit: () => Promise.reject(new Error("not here")),
      erase: () => Promise.resolve("absent"),
      tidy: () => Promise.resolve(),
    },
    credentials: createCredentials({
      get: () => Promise.resolve(null),
      replace: () => Promise.resolve(),
      remove: () => Promise.resolve(false),
    }),
    hasher: createHasher({ memoryKib: 64, passes: 1 }),
    clock: manualClock(0),
  });
  const serves = officer({ name: MARK });
  expect(await officers.nameOf(serves)).toBe("Sari Wulandari");
  lies = null;
  expect(await officers.nameOf({ ...serves, endedAt: 1 })).toBeNull();
});
