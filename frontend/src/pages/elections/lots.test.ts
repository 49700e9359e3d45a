import { expect, it } from "vitest";
import { draw, lot } from "./lots";

it("draws the lots that the law draws", () => {
  const seed = "00".repeat(32);
  expect(lot(seed, "place 1", "Ada Lovelace")).toBe("5ff4986c635a68e621e18a6000ab9ba9981263393270f10d3837d61abaf1d7f6");
  expect(draw(seed, "place 1", ["Ada", "Ben", "Cem", "Zoë"])).toEqual(["Ada", "Zoë", "Cem", "Ben"]);
});
