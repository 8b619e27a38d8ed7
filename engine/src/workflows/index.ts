/** The engine's hooks in Medusa's own workflows. Medusa loads the files of this folder by itself. */
import "./complete-cart"
