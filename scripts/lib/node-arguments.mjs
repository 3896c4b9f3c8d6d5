/**
 * How Node runs the job worker alone. Left to itself, Node lets what an import has thrown away pile up by the size of the machine
 * (more than 500 MB here); told that there is little room it collects it in time, and is no slower. An import of 100,000 rows goes
 * through 160 MB of heap.
 */
export const workerArguments = ["--max-old-space-size=384", "--conditions=react-server"];

/**
 * How Node runs the web server. With more room for what requests leave behind it is collected less often: a tenth more talks a second
 * in `bench -- log`, run after run.
 */
export const webArguments = ["--max-semi-space-size=64"];
