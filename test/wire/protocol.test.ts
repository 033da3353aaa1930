import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { Beat, Hello, Knock, PROTOCOL, Reply, Update, WallReport, WallStatus } from "../../shared/wire/protocol.ts";
import { Command } from "../../shared/command/commands.ts";

test("N1 a change on the wire is a change of PROTOCOL", () => {
  const wire = JSON.stringify(
    [Knock, Hello, Update, Beat, WallReport, WallStatus, Command, Reply].map((schema) => z.toJSONSchema(schema)),
  );
  const fingerprint = createHash("sha256").update(wire).digest("hex").slice(0, 12);
  // If this fails: raise PROTOCOL (old screens then reload), tell its history there, and put the new pair here.
  expect({ PROTOCOL, fingerprint }).toMatchInlineSnapshot(`
    {
      "PROTOCOL": 9,
      "fingerprint": "a4f2d224e7f1",
    }
  `);
});
