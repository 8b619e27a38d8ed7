export { type ProposeAuctionInput, proposeAuctionWorkflow } from "./propose-auction"
export { type ScheduleAuctionInput, scheduleAuctionWorkflow } from "./schedule-auction"
