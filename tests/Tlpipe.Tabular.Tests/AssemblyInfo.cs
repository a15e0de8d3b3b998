// libtorch's default generator and the count of tensors are the process's own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
