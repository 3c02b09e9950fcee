// SPDX-License-Identifier: EUPL-1.2
// The heavy headers of the tests, compiled once for each program. Every file still includes what it uses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
