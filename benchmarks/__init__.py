"""How long `storyhub build` takes beside other generators, on the same stories in the same run."""
