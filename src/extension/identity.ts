/** Publisher and name of package.json. */
export const EXTENSION_ID = 'reo-notebook.reo-notebook'

/** Never changes: VS Code remembers by it which kernel a notebook uses. */
export const CONTROLLER_ID = 'reo-notebook.kernel'

/** The notebook type of `.ipynb` files. */
export const NOTEBOOK_TYPE = 'jupyter-notebook'

/** Languages of cells; new cells get the first. */
export const LANGUAGES = ['javascript', 'typescript'] as const

/** Context key that is set while a notebook of ours is in front; `when` clauses of package.json read it. */
export const NOTEBOOK_ACTIVE = 'reo.notebookActive'

/** The walkthrough of package.json. */
export const WALKTHROUGH_ID = 'reo.start'
