using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tlpipe.Abstractions.Tests")]
