// Handle counts and libtorch's default generator belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
