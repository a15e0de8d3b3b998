// Native handles and libtorch's generator are the process's own: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
