// SPDX-License-Identifier: EUPL-1.2
#pragma once

/// Where the installed program finds its own files. They are defined in one file that has nothing else, so that the
/// tests link the programs for the prefixes of the packages as well, and compile nothing but that file again.
namespace installed {

extern const char* const programs;
extern const char* const helper_programs;
extern const char* const data;
extern const char* const translations;
extern const char* const icons;
extern const char* const lessons;
extern const char* const site; ///< the folder of whoever looks after the computers

} // namespace installed
