import { describe, expect, it } from "vitest";
import { read, to } from "./routes";

describe("addresses", () => {
  it.each([
    [to.assemblies(), { page: "assemblies" }],
    [to.now("demo"), { page: "now", assembly: "demo" }],
    [to.texts("demo"), { page: "texts", assembly: "demo" }],
    [to.table("demo"), { page: "table", assembly: "demo" }],
    [to.text("demo", "p1"), { page: "text", assembly: "demo", id: "p1" }],
    [to.amendment("demo", "p1", "a1"), { page: "amendment", assembly: "demo", proposal: "p1", id: "a1" }],
    [to.versions("demo", "p1"), { page: "versions", assembly: "demo", id: "p1" }],
    [to.revise("demo", "p1"), { page: "revise", assembly: "demo", id: "p1" }],
    [to.rendering("demo", "p1", "ar"), { page: "rendering", assembly: "demo", id: "p1", language: "ar" }],
    [to.votes("demo"), { page: "votes", assembly: "demo" }],
    [to.vote("demo", "b1"), { page: "vote", assembly: "demo", id: "b1" }],
    [to.check("demo", "b1"), { page: "check", assembly: "demo", id: "b1" }],
    [to.member("demo", "KEN"), { page: "member", assembly: "demo", id: "KEN" }],
    [to.chair("demo"), { page: "chair", assembly: "demo" }],
    [to.secretariat("demo"), { page: "secretariat", assembly: "demo" }],
    [to.projector("demo"), { page: "projector", assembly: "demo" }],
    [to.record("demo"), { page: "record", assembly: "demo" }],
    [to.rules("demo"), { page: "rules", assembly: "demo" }],
  ])("%s is read as it was written", (path, route) => {
    expect(read(path)).toEqual(route);
    expect(read(`${path}/`)).toEqual(route);
  });

  it("reads the token of a sign-in link, which no server sees", () => {
    expect(read("/sign-in", "#abc_-9")).toEqual({ page: "sign-in", token: "abc_-9" });
  });

  it("has a page for whoever founds an assembly", () => {
    expect(read(to.found())).toEqual({ page: "found" });
    expect(read("/found/more").page).toBe("not-found");
  });

  it("leads an assembly's own address to what needs one now", () => {
    expect(read("/a/demo")).toEqual({ page: "now", assembly: "demo" });
  });

  it.each([
    "/a",
    "/b/demo",
    "/a/demo/nowhere",
    "/a/demo/now/more",
    "/a/demo/texts/p1/amendments",
    "/a/demo/texts/p1/languages",
    "/a/demo/texts/p1/revise/more",
    "/a/demo/votes/b1/x",
    "/sign-in/x",
  ])("finds nothing at %s", (path) => {
    expect(read(path).page).toBe("not-found");
  });

  it("writes and reads names that hold other characters, and does not stumble over broken ones", () => {
    expect(read(to.text("demo", "a/b ü"))).toEqual({ page: "text", assembly: "demo", id: "a/b ü" });
    expect(read("/a/demo/texts/%E0%A4%A")).toEqual({ page: "text", assembly: "demo", id: "%E0%A4%A" });
  });
});
