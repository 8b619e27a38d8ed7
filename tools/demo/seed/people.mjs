// @ts-check
import { FeatureFlag, Modules } from "@medusajs/framework/utils"
import {
  createCustomerAccountWorkflow,
  createCustomerAddressesWorkflow,
  createCustomerGroupsWorkflow,
  createUsersWorkflow,
  linkCustomersToCustomerGroupWorkflow,
} from "@medusajs/medusa/core-flows"
import { ensure, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */
/** @typedef {{ id: string, email: string, password: string, firstName: string }} DemoCustomer */

export const ADMIN = { email: "admin@wekala.test", password: "demo-admin-2026" }
export const SHOPPER_PASSWORD = "demo-shopper-2026"

/** The demo shoppers. `region` decides currency, tax and warehouse of what they order. */
export const PEOPLE = [
  {
    email: "nour@wekala.test",
    first_name: "Nour",
    last_name: "El-Masry",
    phone: "+20 100 555 0142",
    region: "Egypt",
    vip: true,
    address: { address_1: "27 Brazil Street", city: "Zamalek, Cairo", postal_code: "11211", country_code: "eg" },
  },
  {
    email: "emma@wekala.test",
    first_name: "Emma",
    last_name: "Lindqvist",
    phone: "+49 30 5550 1734",
    region: "Europe",
    vip: true,
    address: { address_1: "Oderberger Straße 41", city: "Berlin", postal_code: "10435", country_code: "de" },
  },
  {
    email: "marcus@wekala.test",
    first_name: "Marcus",
    last_name: "Reed",
    phone: "+1 510 555 0188",
    region: "United States",
    vip: false,
    address: { address_1: "1642 Solano Avenue", city: "Berkeley", province: "us-ca", postal_code: "94707", country_code: "us" },
  },
  {
    email: "camille@wekala.test",
    first_name: "Camille",
    last_name: "Moreau",
    phone: "+33 4 78 55 01 20",
    region: "Europe",
    vip: false,
    address: { address_1: "9 rue des Tables Claudiennes", city: "Lyon", postal_code: "69001", country_code: "fr" },
  },
  {
    email: "omar@wekala.test",
    first_name: "Omar",
    last_name: "Haddad",
    phone: "+20 122 555 0167",
    region: "Egypt",
    vip: false,
    address: { address_1: "58 El Horreya Road", city: "Alexandria", postal_code: "21519", country_code: "eg" },
  },
]

/**
 * An emailpass identity, made or found again.
 * @param {SeedContext} context @param {string} email @param {string} password
 */
async function identity(context, email, password) {
  const auth = context.container.resolve(Modules.AUTH)
  const [known] = await auth.listProviderIdentities({ entity_id: email, provider: "emailpass" })
  if (known) return auth.retrieveAuthIdentity(known.auth_identity_id)
  const { success, authIdentity, error } = await auth.register("emailpass", { body: { email, password } })
  if (!success) throw new Error(`Demo seed: no sign-in for ${email}: ${error}`)
  return authIdentity
}

/**
 * A sign-in is of use only when it knows whose it is.
 * @param {SeedContext} context @param {string} email @param {string} password @param {'customer_id' | 'user_id'} field @param {string} owner
 */
async function belong(context, email, password, field, owner) {
  const { id, app_metadata } = await identity(context, email, password)
  if (app_metadata?.[field] !== owner)
    await context.container.resolve(Modules.AUTH).updateAuthIdentities({ id, app_metadata: { ...app_metadata, [field]: owner } })
}

/** As if the person had followed the link of the shop's first mail. @param {SeedContext} context @param {string} id @param {string} email */
async function verify(context, id, email) {
  const auth = context.container.resolve(Modules.AUTH)
  const { code } = await auth.requestAuthVerification({
    auth_identity_id: id,
    entity_id: email,
    entity_type: "email",
    code_provider: "token",
  })
  if (code) await auth.confirmAuthVerification({ code, code_provider: "token" })
}

/** @param {SeedContext} context @returns {Promise<DemoCustomer[]>} */
export async function seedCustomers(context) {
  const emails = PEOPLE.map((p) => p.email)
  const fields = ["id", "email", "first_name", "has_account", "addresses.id", "groups.id", "groups.name"]
  const stored = await ensure(
    PEOPLE,
    (p) => p.email,
    (await list(context, "customer", fields, { email: emails })).filter((c) => c.has_account),
    (c) => c.email,
    async (missing) => {
      const created = []
      for (const person of missing) {
        const { id } = await identity(context, person.email, SHOPPER_PASSWORD)
        // Before there is a customer, whom the shop would ask for it at the same time.
        await verify(context, id, person.email)
        created.push(
          await run(context, createCustomerAccountWorkflow, {
            authIdentityId: id,
            customerData: { email: person.email, first_name: person.first_name, last_name: person.last_name, phone: person.phone },
          }),
        )
      }
      return created
    },
  )
  for (const person of PEOPLE) await belong(context, person.email, SHOPPER_PASSWORD, "customer_id", must(stored, person.email).id)
  const homeless = PEOPLE.filter((p) => !(must(stored, p.email).addresses?.length > 0))
  if (homeless.length > 0) {
    await run(context, createCustomerAddressesWorkflow, {
      addresses: homeless.map((p) => ({
        ...p.address,
        customer_id: must(stored, p.email).id,
        address_name: "Home",
        first_name: p.first_name,
        last_name: p.last_name,
        phone: p.phone,
        is_default_shipping: true,
        is_default_billing: true,
      })),
    })
  }
  const groups = await ensure(
    [{ name: "VIP" }],
    (g) => g.name,
    await list(context, "customer_group", ["id", "name"]),
    (g) => g.name,
    (missing) => run(context, createCustomerGroupsWorkflow, { customersData: missing }),
  )
  const outside = PEOPLE.filter((p) => p.vip && !must(stored, p.email).groups?.some((/** @type {any} */ g) => g?.name === "VIP")).map(
    (p) => must(stored, p.email).id,
  )
  if (outside.length > 0) await run(context, linkCustomersToCustomerGroupWorkflow, { id: must(groups, "VIP").id, add: outside })
  return listCustomers(context)
}

/** The demo customers with their ids. @param {SeedContext} context @returns {Promise<DemoCustomer[]>} */
export async function listCustomers(context) {
  const byEmail = new Map(
    (await list(context, "customer", ["id", "email", "has_account"], { email: PEOPLE.map((p) => p.email) }))
      .filter((c) => c.has_account)
      .map((c) => [c.email, c]),
  )
  return PEOPLE.map((p) => ({ id: must(byEmail, p.email).id, email: p.email, password: SHOPPER_PASSWORD, firstName: p.first_name }))
}

/** @param {SeedContext} context */
export async function seedAdmin(context) {
  const roles = FeatureFlag.isFeatureEnabled("rbac")
    ? (await context.container.resolve(Modules.RBAC).listRbacRoles({ id: "role_super_admin" })).map((/** @type {any} */ r) => r.id)
    : []
  const users = await ensure(
    [{ email: ADMIN.email, first_name: "Demo", last_name: "Admin", ...(roles.length > 0 ? { roles } : {}) }],
    (u) => u.email,
    await list(context, "user", ["id", "email"], { email: ADMIN.email }),
    (u) => u.email,
    (missing) => run(context, createUsersWorkflow, { users: missing }),
  )
  await belong(context, ADMIN.email, ADMIN.password, "user_id", must(users, ADMIN.email).id)
}
