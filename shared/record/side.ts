import { z } from "zod";

/** A side of a kabupaten, as BMKG names it: `BAGIAN UTARA`. */
export const Side = z.enum(["utara", "selatan", "timur", "barat", "tengah"]);
export type Side = z.infer<typeof Side>;
