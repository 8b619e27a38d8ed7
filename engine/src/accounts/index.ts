/** What is declared when the engine's module loads: triggers, jobs, letters, personal data. */
import "./erasure"
import "./personal-data"
import "./registration"
import "./sessions"
