// libtorch's default generator is the process's: tests that seed it and draw from it must not run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
