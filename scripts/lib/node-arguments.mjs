/**
 * For the job worker. By default Node lets garbage grow by the size of the machine (more than 500 MB here); with this limit
 * it collects in time, and is no slower. An import of 100,000 rows allocates 160 MB of heap.
 */
export const workerArguments = ["--max-old-space-size=384", "--conditions=react-server"];

/** For the web server: fewer collections, a tenth more conversations a second in `bench -- log`. */
export const webArguments = ["--max-semi-space-size=64"];
