import type { MigrationInterface, QueryRunner } from "typeorm"

export class CartOwners1764000400000 implements MigrationInterface {
  name = "CartOwners1764000400000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose a cart is because they have used it signed in. cart.customer_id does not tell: Medusa sets it to
      -- the account of whatever e-mail a guest has typed.
      CREATE TABLE wekala_cart_owner (
        cart_id text PRIMARY KEY,
        customer_id text NOT NULL,
        claimed_at timestamptz NOT NULL DEFAULT now()
      )
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE wekala_cart_owner")
  }
}
