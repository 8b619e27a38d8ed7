import type { MigrationInterface, QueryRunner } from "typeorm"

export class RowWatches1764000450000 implements MigrationInterface {
  name = "RowWatches1764000450000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The job's name and its delay are the trigger's arguments.
      CREATE FUNCTION wekala_enqueue_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.add_job(TG_ARGV[0], json_build_object('id', NEW.id),
          job_key := TG_ARGV[0] || ':' || NEW.id, run_at := now() + TG_ARGV[1]::interval);
        RETURN NULL;
      END $$
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    // With it go the triggers on the tables of other modules.
    await runner.query("DROP FUNCTION wekala_enqueue_row() CASCADE")
  }
}
