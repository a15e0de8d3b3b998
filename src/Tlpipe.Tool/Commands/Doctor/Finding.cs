using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Found">What was found.</param>
/// <param name="Problem">What is wrong with it, and what to do.</param>
internal sealed record Finding(string Name, string Found, Diagnostic? Problem = null);
