export { completeTopUpWorkflow } from "./complete-top-up"
export { startTopUpWorkflow } from "./start-top-up"
