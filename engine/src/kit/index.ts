/**
 * The public API for plugin authors. What is exported here keeps its meaning between minor versions;
 * everything else in the engine may change.
 */
export { closeDataSource, getDataSource, getPool } from "./database/data-source"
export { queryRows } from "./database/query"
export { createTx, isRetryable, type TransactionOptions, type Tx, transaction } from "./database/transaction"
export { type RowWatch, watchRows, watchTable } from "./database/watch"
export { type Consumer, type ConsumerContext, defineSubscriber } from "./events/consumer"
export { type DomainEvent, definedEvents, defineEvent, type EventDefinition } from "./events/define-event"
export { type Happening, happening } from "./events/outbox"
export { amount, currencyCode, positiveAmount } from "./http/amount"
export { csvText } from "./http/csv"
export { DomainError, type DomainErrorOptions, type ErrorBody } from "./http/errors"
export { anyOf, dateFilter, listQuery, listResponse, toListArguments } from "./http/list"
export { type Actor, type Audience, defineRoute, type RouteDefinition, type RouteHandler, type RouteInput } from "./http/route"
export { newId } from "./id"
export { addJob, type JobOptions, removeJob } from "./jobs/add-job"
export { definedJobs, defineJob, type JobContext, type JobDefinition } from "./jobs/define-job"
export { type DefinedModule, defineModule, type Linkable, type ModuleDefinition } from "./module/define-module"
export type { ListConfig } from "./module/find-options"
export { type Filters, ModuleService } from "./module/module-service"
export { currencyExponent, isCurrency } from "./money/currency"
export { divideHalfEven, Money } from "./money/money"
export { roundedMoney } from "./money/rounded-money"
export { type Block, type Content, defineLetter, type Language, languageOf, type LetterDefinition, type Pen } from "../mail/letter"
export { type Sending, sendLetter } from "../mail/send"
export { defineWebhook, type InboundCall, type VerifiedEvent, type WebhookDefinition } from "../webhooks/define-webhook"
export {
  definePaymentMethod,
  type GatewayBook,
  type PaymentFlow,
  type PaymentMethodDefinition,
  type ShopFacts,
} from "../payments/define-method"
export { beforeCompletion, type CompletionGate } from "../payments/before-completion"
export { definePaymentUse, type PaymentUse, type Totals } from "../payments/define-use"
export { recordingFetch, type RecordingOptions } from "../payments/calls"
export { aboutPayment } from "../payments/scope"
export { type Settlement, settlePayment } from "../payments/settle"
export { allowStoreFields } from "../server/store-fields/types"
export { definePersonalData, type PersonalData } from "./personal-data"
export { defineRoom, publish, type RoomDefinition, type RoomMessage, type Said } from "../realtime/define-room"
export { defineStates, type StateMachine } from "./state-machine"
export type { SearchDocument } from "../search/provider"
export { defineSearchSource, type FilterName, type SearchContext, type SearchSource } from "../search/source"
export { defineQueryUnderstanding, type QueryUnderstanding } from "../search/understand"
export type { Lexicon, NamedValue, Understood } from "../search/understand/types"
export { searchChanged } from "../search/write"
