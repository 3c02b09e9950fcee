// SPDX-License-Identifier: EUPL-1.2
#include "card_clock.h"

#include <winscard.h>

#include <algorithm>
#include <atomic>
#include <span>

namespace bench {

namespace {

std::atomic<Clock::rep> first_told{0};
std::atomic<Clock::rep> in_reader{0};

template <typename Call>
LONG timed(Call call) {
  const auto begin = Clock::now();
  const LONG code = call();
  in_reader += (Clock::now() - begin).count();
  return code;
}

bool has_card(const SCARD_READERSTATE& reader) {
  return (reader.dwEventState & SCARD_STATE_PRESENT) != 0;
}

} // namespace

void start_anew() {
  first_told = 0;
  in_reader = 0;
}

Clock::time_point told_of_card() {
  return Clock::time_point{Clock::duration{first_told}};
}

Clock::duration time_in_reader() {
  return Clock::duration{in_reader};
}

} // namespace bench

// The linker's names: __wrap_X is called for X, and __real_X is X.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {

LONG __real_SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* readers, DWORD count);
LONG __real_SCardEstablishContext(DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context);
LONG __real_SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD mode, DWORD protocols, LPSCARDHANDLE handle,
                         LPDWORD protocol);
LONG __real_SCardBeginTransaction(SCARDHANDLE handle);
LONG __real_SCardGetAttrib(SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD size);
LONG __real_SCardStatus(SCARDHANDLE handle, LPSTR name, LPDWORD name_size, LPDWORD state, LPDWORD protocol, LPBYTE atr,
                        LPDWORD atr_size);
LONG __real_SCardTransmit(SCARDHANDLE handle, const SCARD_IO_REQUEST* send, LPCBYTE command, DWORD command_size,
                          SCARD_IO_REQUEST* receive, LPBYTE answer, LPDWORD answer_size);
LONG __real_SCardEndTransaction(SCARDHANDLE handle, DWORD disposition);
LONG __real_SCardDisconnect(SCARDHANDLE handle, DWORD disposition);

LONG __wrap_SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* readers, DWORD count) {
  const LONG code = __real_SCardGetStatusChange(context, timeout, readers, count);
  bench::Clock::rep never = 0;
  if (code == SCARD_S_SUCCESS && std::ranges::any_of(std::span{readers, count}, bench::has_card))
    bench::first_told.compare_exchange_strong(never, bench::Clock::now().time_since_epoch().count());
  return code;
}

LONG __wrap_SCardEstablishContext(DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context) {
  return bench::timed([&] { return __real_SCardEstablishContext(scope, reserved1, reserved2, context); });
}

LONG __wrap_SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD mode, DWORD protocols, LPSCARDHANDLE handle,
                         LPDWORD protocol) {
  return bench::timed([&] { return __real_SCardConnect(context, reader, mode, protocols, handle, protocol); });
}

LONG __wrap_SCardBeginTransaction(SCARDHANDLE handle) {
  return bench::timed([&] { return __real_SCardBeginTransaction(handle); });
}

LONG __wrap_SCardGetAttrib(SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD size) {
  return bench::timed([&] { return __real_SCardGetAttrib(handle, attribute, value, size); });
}

LONG __wrap_SCardStatus(SCARDHANDLE handle, LPSTR name, LPDWORD name_size, LPDWORD state, LPDWORD protocol, LPBYTE atr,
                        LPDWORD atr_size) {
  return bench::timed([&] { return __real_SCardStatus(handle, name, name_size, state, protocol, atr, atr_size); });
}

LONG __wrap_SCardTransmit(SCARDHANDLE handle, const SCARD_IO_REQUEST* send, LPCBYTE command, DWORD command_size,
                          SCARD_IO_REQUEST* receive, LPBYTE answer, LPDWORD answer_size) {
  return bench::timed(
      [&] { return __real_SCardTransmit(handle, send, command, command_size, receive, answer, answer_size); });
}

LONG __wrap_SCardEndTransaction(SCARDHANDLE handle, DWORD disposition) {
  return bench::timed([&] { return __real_SCardEndTransaction(handle, disposition); });
}

LONG __wrap_SCardDisconnect(SCARDHANDLE handle, DWORD disposition) {
  return bench::timed([&] { return __real_SCardDisconnect(handle, disposition); });
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
