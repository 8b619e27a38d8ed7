import "./changes"
import "./source"
