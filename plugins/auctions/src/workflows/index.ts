export { type ScheduleAuctionInput, scheduleAuctionWorkflow } from "./schedule-auction"
