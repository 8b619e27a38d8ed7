export { createDatabase, type EmbeddedOptions, type EmbeddedPostgres, freePort, startPostgres } from "./postgres"
