// @ts-check
/**
 * What the demo puts up for auction. Titles, descriptions and pictures are the products' own, in every language.
 *
 * @typedef {object} DemoLot
 * @property {string} key part of the lot's reference: never change it
 * @property {string} handle of the product
 * @property {"english" | "dutch" | "sealed_first" | "sealed_second"} format
 * @property {string} currency
 * @property {string} start decimal major units, as all prices here
 * @property {string} [reserve]
 * @property {string} [buyNow]
 * @property {[low: string, high: string]} estimate
 * @property {string} condition
 * @property {string} provenance
 * @property {number} [quantity]
 * @property {number} [premiumPercent]
 * @property {{ decrement: string, stepSeconds: number, floor: string }} [clock]
 * @property {number} [startsInHours] it opens then; at once unless told
 * @property {number} lastsHours
 * @property {[bidder: string, amount: string][]} [bids] by the first names of customers, in their order
 * @property {"paid" | "unpaid" | "unsold"} [ended] it is over already, and this has become of it
 */

/** @type {DemoLot[]} */
export const LOTS = [
  {
    key: "casserole",
    handle: "nile-cast-iron-casserole",
    format: "english",
    currency: "eur",
    start: "60",
    reserve: "150",
    estimate: ["140", "180"],
    condition: "As new. The enamel is without a chip; the lid has its first felt pads still.",
    provenance: "From the foundry’s own cupboard: the second casting of the first batch, with the founder’s mark under the base.",
    premiumPercent: 10,
    lastsHours: 30,
    bids: [
      ["camille", "70"],
      ["emma", "85"],
      ["camille", "110"],
    ],
  },
  {
    key: "turntable",
    handle: "orbit-turntable",
    format: "dutch",
    currency: "usd",
    start: "280",
    clock: { decrement: "2.50", stepSeconds: 900, floor: "130" },
    quantity: 2,
    estimate: ["180", "240"],
    condition: "Two shop models, each played for some forty hours. New belt, new needle, one hairline on the dust cover.",
    provenance: "From our own showroom in Rotterdam, where they have stood since spring.",
    lastsHours: 20,
  },
  {
    key: "fountain-pen",
    handle: "caravan-fountain-pen",
    format: "sealed_second",
    currency: "usd",
    start: "30",
    estimate: ["60", "95"],
    condition: "Unused, with the nib ground by hand to an oblique medium. In its box with the maker’s card.",
    provenance: "One of twelve that the nib maker finished for a fair in Florence; number seven.",
    lastsHours: 54,
    bids: [
      ["marcus", "48"],
      ["emma", "62"],
      ["omar", "55"],
    ],
  },
  {
    key: "tent",
    handle: "siwa-two-person-tent",
    format: "english",
    currency: "egp",
    start: "3000",
    buyNow: "14500",
    reserve: "9000",
    estimate: ["8500", "12000"],
    condition: "Pitched for four nights. One guy line was replaced; the groundsheet has faded a little where the sun came in.",
    provenance: "It went to the White Desert and back with the photographer of our catalogue.",
    lastsHours: 8,
    bids: [
      ["omar", "4200"],
      ["marcus", "5000"],
      ["omar", "7600"],
    ],
  },
  {
    key: "speakers",
    handle: "duo-bookshelf-speakers",
    format: "english",
    currency: "usd",
    start: "90",
    estimate: ["240", "320"],
    condition: "Very good. A pair that was measured and matched at the works; the grilles were never fitted.",
    provenance: "The reference pair of the listening room, retired when the next model came.",
    premiumPercent: 12.5,
    startsInHours: 3,
    lastsHours: 48,
  },
  {
    key: "puzzle",
    handle: "felucca-puzzle",
    format: "sealed_first",
    currency: "egp",
    start: "300",
    estimate: ["600", "900"],
    condition: "Complete: counted twice. The box has a soft corner.",
    provenance: "The artist’s proof, signed on the back of the last piece.",
    startsInHours: 26,
    lastsHours: 72,
  },
  {
    key: "drafting-set",
    handle: "brass-drafting-set",
    format: "english",
    currency: "eur",
    start: "25",
    reserve: "70",
    estimate: ["80", "110"],
    condition: "Good, with the honest patina of a desk. The dividers close without play.",
    provenance: "Used by the architect who drew our Cairo shop; his initials are on the case.",
    startsInHours: 50,
    lastsHours: 60,
  },
  {
    key: "radio",
    handle: "sunday-radio",
    format: "english",
    currency: "usd",
    start: "40",
    estimate: ["90", "130"],
    condition: "Serviced last month; all bands, both alarms.",
    provenance: "From the window display of the season before.",
    premiumPercent: 10,
    lastsHours: 48,
    bids: [
      ["emma", "75"],
      ["marcus", "118"],
      ["emma", "104"],
    ],
    ended: "paid",
  },
  {
    key: "scarf",
    handle: "highland-wool-scarf",
    format: "english",
    currency: "egp",
    start: "500",
    estimate: ["1400", "2200"],
    condition: "New, with the weaver’s label. A sample in a colour that was never made again.",
    provenance: "From the mill, by way of the sample drawer.",
    lastsHours: 48,
    bids: [
      ["omar", "1250"],
      ["nour", "1900"],
    ],
    ended: "unpaid",
  },
  {
    key: "lantern",
    handle: "camp-lantern",
    format: "english",
    currency: "usd",
    start: "65",
    estimate: ["70", "90"],
    condition: "Well travelled: dents, and a scratch across the shade. It shines as it should.",
    provenance: "Lost and found at three camp sites; nobody has asked for it since.",
    lastsHours: 48,
    ended: "unsold",
  },
]

/** One that is always close to its end; the bidder bot keeps it lively. @type {DemoLot} */
export const LIVELY = {
  key: "lively",
  handle: "travelling-chess-set",
  format: "english",
  currency: "usd",
  start: "12",
  estimate: ["60", "90"],
  condition: "Played with and loved. All thirty-two men are there; one white pawn was turned anew in lighter wood.",
  provenance: "It has crossed the Mediterranean eleven times in the coat of a ship’s cook.",
  lastsHours: 0.2,
  bids: [
    ["marcus", "16"],
    ["camille", "22"],
  ],
}

/** Offered by a customer, for a merchant to decide about. */
export const PROPOSED = {
  title: "Enamel coffee pot, one litre",
  description: "My grandmother’s, from the forties, blue outside and white within. It has made coffee every morning until last year.",
  condition: "Two chips at the spout, none inside. The lid fits.",
  currency: "eur",
  start: "18",
  reserve: "35",
  days: 7,
}
