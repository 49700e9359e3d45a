import { describe, expect, it } from "vitest";
import { address, ofAmendment, ofProposal } from "./documents";

const ONE = { id: "p1", versions: [{}], renderings: {}, sponsors: ["KEN"] };

describe("documents", () => {
  it("has the text and the compilation of a proposal", () => {
    expect(ofProposal("demo", ONE).map(({ name }) => name)).toEqual(["text", "compilation"]);
  });

  it("has an addendum as long as it is a draft that others joined", () => {
    const joined = { ...ONE, sponsors: ["KEN", "NOR"] };
    expect(ofProposal("demo", joined).map(({ name }) => name)).toEqual(["text", "compilation", "addendum"]);
    expect(ofProposal("demo", { ...joined, resolution: "A/RES/1/1" })).toHaveLength(2);
  });

  it("has what the last step changed, and each language", () => {
    const found = ofProposal("demo", { ...ONE, versions: [{}, {}, {}], renderings: { fr: "x", ar: "y" } });
    expect(found.map(({ name, language }) => language ?? name)).toEqual(["text", "ar", "fr", "changes", "compilation"]);
    expect(address(found[3]!, "docx")).toBe(
      "/api/assemblies/demo/proposals/p1/document?format=docx&version=3&against=2",
    );
  });

  it("shows changes in every format but Akoma Ntoso", () => {
    const [own, whole] = ofAmendment("demo", "a1");
    expect(own!.formats).toContain("akn");
    expect(ofProposal("demo", ONE).at(-1)!.formats).toContain("akn"); // the list of the pending amendments
    expect(whole!.formats).not.toContain("akn");
    expect(address(whole!, "pdf")).toBe("/api/assemblies/demo/amendments/a1/document?format=pdf&whole=true");
  });
});
