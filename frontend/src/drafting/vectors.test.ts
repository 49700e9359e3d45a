/** Updates as Yjs makes them, with what they carry: the server's reader is tested with the same file (tests/vectors/drafts.json). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { b64 } from "../core/bytes";
import { Chance } from "./chance";
import { deleteClause, newDraft, restoreClause, setWords } from "./doc";

type Ranges = Record<string, [number, number][]>;

const TEXT = {
  title: "Safe tests",
  preamble: [{ id: "pream1", kind: "preambular", text: "إذ تشير إلى 😀 مقاصد الميثاق" }],
  operative: [{ id: "opera1", kind: "operative", text: "Requests all members to share tests" }],
} as const;

function carried(update: Uint8Array): { changes: Ranges; deleted: Ranges } {
  const { structs, ds } = Y.decodeUpdate(update);
  const changes: Ranges = {};
  for (const struct of structs)
    if (!(struct instanceof Y.Skip))
      (changes[struct.id.client] ??= []).push([struct.id.clock, struct.id.clock + struct.length]);
  const deleted: Ranges = {};
  for (const [client, items] of ds.clients) deleted[client] = items.map(({ clock, len }) => [clock, clock + len]);
  return { changes, deleted };
}

function session(seed: number): Record<string, Uint8Array> {
  const chance = new Chance(seed);
  const one = newDraft({ kind: "proposal" }, TEXT);
  const seeded = new Y.Doc();
  seeded.clientID = seed;
  // a document made anew under a number of its own, for Yjs draws one by chance
  const map = seeded.getMap("nodes");
  seeded.transact(() => {
    for (const id of ["pream1", "opera1"]) {
      const fields = new Y.Map();
      fields.set("words", new Y.Text(one.getMap<Y.Map<Y.Text>>("nodes").get(id)!.get("words")!.toString()));
      fields.set("place", {
        part: "operative",
        parent: null,
        at: "0000i",
        number: -1.5,
        big: 2 ** 33,
        list: [true, undefined],
      });
      map.set(id, fields);
    }
  });
  const steps: Uint8Array[] = [];
  seeded.on("update", (update: Uint8Array) => steps.push(update));
  for (let step = 0; step < 12; step++) {
    const id = chance.one(["pream1", "opera1"]);
    const words = Array.from({ length: chance.below(30) }, () => chance.one(["a", " ", "é", "😀", "ب"])).join("");
    if (chance.below(3)) setWords(seeded, id, words);
    else if (chance.below(2)) deleteClause(seeded, id);
    else restoreClause(seeded, id);
  }
  return {
    whole: Y.encodeStateAsUpdate(seeded),
    step: steps[0]!,
    merged: Y.mergeUpdates(steps),
    // with a hole in the middle
    holed: Y.mergeUpdates([steps[0]!, steps.at(-1)!]),
  };
}

it("are what they were", async () => {
  const vectors = [1, 2, 3, 4, 4_294_967_295].flatMap((seed) =>
    Object.entries(session(seed)).map(([name, update]) => ({
      name: `${name} ${seed}`,
      update: b64(update),
      ...carried(update),
    })),
  );
  expect(vectors.some(({ changes }) => Object.values(changes).some((spans) => spans.length > 1))).toBe(true);
  await expect(`${JSON.stringify(vectors, null, 1)}\n`).toMatchFileSnapshot("../../../tests/vectors/drafts.json");
});
