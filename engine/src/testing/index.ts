/** For the tests of plugins: a real engine on a real database, started in about a second. */
export { type Book, disagreements } from "./books"
export { type Answer, type RequestOptions, TestClient } from "./client"
export {
  createEmptyDatabase,
  createTestDatabase,
  type DatabaseServer,
  type TestDatabase,
  testDatabaseServer,
  testEnvironment,
} from "./database"
export { stopTestEngine, type TestAdmin, type TestCustomer, type TestEngine, testEngine } from "./engine"
export { type Follower, follow, type Told } from "./follow"
export { type RaceResult, race } from "./race"
export { type SecondProcess, secondProcess } from "./second-process"
export { type TestShop, testShop } from "./shop"
