import { expect, test } from "vitest";
import { helperLabels, postMarks } from "../../../client/wall/map/marks.ts";
import { cianjur, lumbungCianjur, inside, places } from "./cianjur.ts";

test("on the map only those in VI and above are hollow; each town is named once", () => {
  const marks = postMarks(places.place, inside, true);
  expect(marks.filter(({ danger }) => danger).map(({ place }) => place.id)).toEqual([cianjur.id, lumbungCianjur.id]);
  expect(helperLabels(inside, places.place).map(({ words, style }) => [words, style])).toEqual([
    ["Kab. Cianjur", "danger"],
    ["Kota Bogor · 1,4 jam", "town"],
    ["Sentra Inten Soeweno · 1,6 jam", "town"],
  ]);
});
