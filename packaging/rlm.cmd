@echo off
rem RLM Workbench from a checkout: finds a JDK 25, builds on first use and after changes, and passes everything on.
setlocal enableextensions
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "APP=%ROOT%\target\app"
set "JDK="

call :try "%JAVA_HOME%"
call :try "%JAVA25_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\temurin25-jdk\current") do call :try "%%~D"
if not defined JDK (
    echo rlm: needs a JDK 25, and none was found: install one ^(https://adoptium.net^) or set JAVA_HOME to it 1>&2
    exit /b 1
)

call :find_jar
set "STALE=1"
if defined JAR call :check_age
if defined STALE (
    call :build || exit /b 1
    call :find_jar
)
if not defined JAR (
    echo rlm: there is no built application in "%APP%" 1>&2
    exit /b 1
)
"%JDK%\bin\java" --enable-native-access=ALL-UNNAMED "-Drlm.command=%~0" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~f1\bin\javac.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~f1\release" >nul && set "JDK=%~f1"
exit /b 0

:find_jar
set "JAR="
if exist "%APP%\lib" for %%J in ("%APP%\rlm-workbench-*.jar") do set "JAR=%%~fJ"
exit /b 0

:check_age
rem cmd cannot compare times, PowerShell can; it is part of every Windows
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTime; $newer = Get-ChildItem -Recurse -File -LiteralPath (Join-Path $env:ROOT 'src\main'), (Join-Path $env:ROOT 'prompts'), (Join-Path $env:ROOT 'pom.xml') | Where-Object { $_.LastWriteTime -gt $jar } | Select-Object -First 1; if ($newer) { exit 1 } else { exit 0 }"
if not errorlevel 1 set "STALE="
exit /b 0

:build
echo rlm: building ^(once, and after changes; the first time takes a few minutes^) 1>&2
del /q "%APP%\rlm-workbench-*.jar" 2>nul
pushd "%ROOT%"
set "JAVA25_HOME=%JDK%"
where mvn >nul 2>nul
if errorlevel 1 (
    if not defined JAVA_HOME set "JAVA_HOME=%JDK%"
    call "%ROOT%\mvnw.cmd" -q -B -DskipTests package 1>&2
) else (
    call mvn -q -B -DskipTests package 1>&2
)
if errorlevel 1 (
    popd
    echo rlm: the build failed; what Maven says stands above 1>&2
    exit /b 1
)
popd
exit /b 0
