export { __Entity__ } from "./__entity-file__"
