// libtorch's default generator and the count of tensors, which the kit looks at, are the process's own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
