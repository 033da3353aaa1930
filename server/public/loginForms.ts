import { html, type Html } from "./html.ts";

/** The door to the desk, in forms that work without a script. */

const marked = (trouble: string | null) =>
  trouble === null ? null : html` aria-invalid="true" aria-describedby="trouble"`;
const told = (trouble: string | null) =>
  trouble === null ? null : html`<p id="trouble" class="mark" role="alert"><b>${trouble}</b></p>`;

/** @param trouble why the last attempt failed, in words for the officer. */
export function loginForm(trouble: string | null): Html {
  return html`<form class="form" method="post" action="/desk/login">
    <p>Untuk petugas piket. Masuk pertama kali: tulis kode sekali pakai sebagai kata sandi.</p>
    <label for="name">Nama</label>
    <input id="name" name="name" autocomplete="username" maxlength="80" required autofocus${marked(trouble)} />
    <label for="secret">Kata sandi atau kode</label>
    <input id="secret" name="secret" type="password" autocomplete="current-password" required${marked(trouble)} />
    ${told(trouble)}
    <button>Masuk</button>
  </form>`;
}

/** @param ticket of the one-time code that was right. */
export function firstLoginForm(ticket: string, trouble: string | null): Html {
  return html`<form class="form" method="post" action="/desk/first">
    <p>
      Pilih kata sandi untuk masuk penuh sekali tiap jaga, dan PIN enam angka untuk berganti petugas dan menyetujui di meja.
    </p>
    <input type="hidden" name="ticket" value="${ticket}" />
    <label for="password">Kata sandi, sedikitnya sepuluh huruf</label>
    <input id="password" name="password" type="password" autocomplete="new-password" required autofocus${marked(trouble)} />
    <label for="again">Kata sandi sekali lagi</label>
    <input id="again" name="again" type="password" autocomplete="new-password" required${marked(trouble)} />
    <label for="pin">PIN, enam angka</label>
    <input id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required${marked(trouble)} />
    ${told(trouble)}
    <button>Simpan dan masuk</button>
  </form>`;
}
