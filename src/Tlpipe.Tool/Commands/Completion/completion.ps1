# Completion of tlpipe for PowerShell. In $PROFILE: tlpipe completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName tlpipe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # The syntax tree has no blank after the last word, which says that a new one begins.
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    # The tool, or the one of the project where none is on the path.
    $found = if (Get-Command tlpipe -CommandType Application -ErrorAction Ignore) {
        tlpipe '[suggest]' $line 2>$null
    } else {
        dotnet tool run tlpipe '[suggest]' $line 2>$null
    }
    $found | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
