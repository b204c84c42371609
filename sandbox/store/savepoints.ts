import type { ChangeLog } from "./changeLog";
import type { Statements } from "./statements";

/** Transactions inside of each other, as savepoints of SQLite. */
export class Savepoints {
  #depth = 0;

  constructor(
    private readonly statements: Statements,
    private readonly log: ChangeLog,
    private readonly onRollback: () => void,
  ) {}

  /** Whether no transaction is under way. */
  get none(): boolean {
    return this.#depth === 0;
  }

  /** Does all of the work or nothing of it; what it wrote is told when the outermost one succeeds. */
  run<T>(work: () => T): T {
    const result = this.#inSavepoint(work);
    if (this.none) this.log.commit();
    return result;
  }

  #inSavepoint<T>(work: () => T): T {
    const savepoint = `s${this.#depth}`;
    const { mark } = this.log;
    this.statements.run(`SAVEPOINT ${savepoint}`, []);
    this.#depth += 1;
    try {
      const result = work();
      this.statements.run(`RELEASE ${savepoint}`, []);
      return result;
    } catch (error) {
      this.statements.run(`ROLLBACK TO ${savepoint}`, []);
      this.statements.run(`RELEASE ${savepoint}`, []);
      this.log.forget(mark);
      this.onRollback();
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }
}
