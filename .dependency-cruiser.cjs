// Who may import whom (docs: HOUSE.md, "The rooms").
/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "engine-knows-no-plugin",
      comment: "A shop may leave any plugin out; the engine must work without it.",
      severity: "error",
      from: { path: "^engine/" },
      to: { path: "^(plugins|storefront)/" },
    },
    {
      name: "plugins-by-public-exports",
      comment: "A plugin reaches another one through its package name, never by a path into its folder.",
      severity: "error",
      from: { path: "^plugins/([^/]+)/" },
      to: { path: "^plugins/(?!$1/)[^/]+/src/" },
    },
    {
      name: "plugins-use-the-kit",
      comment: "What the engine does not export may change with any release.",
      severity: "error",
      from: { path: "^plugins/[^/]+/" },
      to: { path: "^engine/src/" },
    },
    {
      name: "storefront-speaks-http",
      comment: "The shop window can stand anywhere; it holds no server code.",
      severity: "error",
      from: { path: "^storefront/" },
      to: { path: "^(engine|plugins|admin)/" },
    },
    {
      name: "nobody-needs-the-tools",
      severity: "error",
      from: { path: "^(engine|plugins|admin|storefront)/", pathNot: "/tests/" },
      to: { path: "^(tools|bench)/" },
    },
    {
      name: "no-circles",
      comment: "But for one: consumers of events run in transactions, and transactions write events.",
      severity: "error",
      from: { path: "^(engine|plugins|admin|tools)/", pathNot: "/entities/" },
      to: { circular: true, viaOnly: { pathNot: "/entities/|^engine/src/kit/events/consumer", dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|[.]medusa" },
    exclude: { path: "[.]medusa|/node_modules/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
}
